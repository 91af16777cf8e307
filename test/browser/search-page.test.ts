import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBrowser, desktop, openPage, phone, siteUrl } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

/** Runs `use` on a page of its own, and then demands that the browser had nothing to complain about. */
async function using(
  options: BrowserContextOptions,
  path: string,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, complaints } = await openPage(browser, options)
  await page.goto(siteUrl + path)
  await use(page)
  expect(complaints).toEqual([])
  await page.context().close()
}

const box = '#q'
const proposals = '[role="listbox"] [role="option"]'

/** What the page has asked the server to complete, in order; the request that only wakes it left out. */
function completed(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    const typed = searchParams.get('q') ?? ''
    if (pathname === '/suggest' && typed !== '') asked.push(typed)
  })
  return asked
}

describe('the search box', () => {
  it('leaves the input method alone, and proposes when the characters stand', async () => {
    await using(desktop, '/', async (page) => {
      const asked = completed(page)
      const keyboard = await page.context().newCDPSession(page)
      const composing = { text: 'shuangbei', selectionStart: 9, selectionEnd: 9 }
      await keyboard.send('Input.imeSetComposition', composing)
      await page.waitForTimeout(400)
      expect(asked).toEqual([])
      await keyboard.send('Input.insertText', { text: '双倍' })
      await page.waitForSelector(proposals)
      expect(asked).toEqual(['双倍'])
      expect(await page.locator(proposals).first().innerText()).toContain('双倍增')
    })
  })

  it('follows the arrows, comes back with Escape, and searches what was chosen', async () => {
    await using(desktop, '/search?section=plan', async (page) => {
      await page.fill(box, '')
      await page.type(box, '玉环')
      await page.waitForSelector(proposals)
      expect(await page.getAttribute(box, 'aria-expanded')).toBe('true')
      await page.keyboard.press('ArrowDown')
      expect(await page.inputValue(box)).toBe('地区:玉环市')
      const active = (await page.getAttribute(box, 'aria-activedescendant')) ?? ''
      expect(await page.getAttribute(`#${active}`, 'aria-selected')).toBe('true')
      await page.keyboard.press('Escape')
      expect(await page.inputValue(box)).toBe('玉环')
      expect(await page.getAttribute(box, 'aria-expanded')).toBe('false')
      await page.type(box, '市')
      await page.waitForSelector(proposals)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=.*section=plan/)
      expect(new URL(page.url()).searchParams.get('q')).toBe('地区:玉环市')
    })
  })

  it('posts a pasted text, so that it stands in no address', async () => {
    await using(desktop, '/', async (page) => {
      await page.fill(box, '关于加快培育科技型企业，落实研发费用加计扣除政策的建议。'.repeat(60))
      await page.keyboard.press('Enter')
      await page.waitForSelector('.result')
      expect(page.url()).toBe(`${siteUrl}/search`)
      await page.locator('.rail button', { hasText: '下一步打算' }).click()
      await page.waitForURL(`${siteUrl}/search?section=plan`)
      expect(await page.locator('.chosen-filters').innerText()).toContain('下一步打算')
      expect((await page.inputValue(box)).length).toBeGreaterThan(1500)
    })
  })
})

describe('the filters of a phone', () => {
  const isOpen = (page: Page) => page.evaluate<boolean>('document.querySelector("dialog.sheet").open')

  it('are a sheet that keeps the focus, stays for the next choice, and gives the focus back', async () => {
    await using(phone, '/search?q=企业', async (page) => {
      await page.click('.open-rail')
      for (let at = 0; at < 5; at += 1) await page.keyboard.press('Tab')
      expect(await page.locator('dialog.sheet :focus').count()).toBe(1)
      await page.locator('.sheet .filter-section .value').first().click()
      await page.waitForURL(/section=/)
      expect(await isOpen(page)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await isOpen(page)).toBe(false)
      expect(await page.locator('.open-rail:focus').count()).toBe(1)
      expect(page.url()).not.toContain('#')
    })
  })

  it('are a place of the page where there are no scripts', async () => {
    await using({ ...phone, javaScriptEnabled: false }, '/search?q=企业', async (page) => {
      expect(await page.locator('#filters').isVisible()).toBe(false)
      await page.click('.open-rail')
      expect(await page.locator('#filters').isVisible()).toBe(true)
      await page.locator('.filter-section .value').first().click()
      await page.waitForURL(/section=/)
      expect(await page.locator('.chosen-filters').innerText()).toContain('章节')
    })
  })
})

describe('a result', () => {
  it('shows its passage among its neighbours, and hides them again', async () => {
    await using(desktop, '/search?q=双倍增', async (page) => {
      await page.keyboard.press('j')
      await page.keyboard.press('p')
      const near = page.locator('.result').first().locator('.near')
      await near.waitFor()
      expect(await near.locator('.here mark').first().innerText()).toBe('双倍增')
      await page.keyboard.press('p')
      expect(await near.isVisible()).toBe(false)
      expect(await page.locator('.result blockquote').first().isVisible()).toBe(true)
    })
  })
})
