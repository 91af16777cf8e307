import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBrowser, desktop, openPage, phone, siteUrl } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

/** Runs `walk` on a page of its own, and then demands that the browser had nothing to complain about. */
async function walking(options: BrowserContextOptions, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await openPage(browser, options)
  await page.goto(siteUrl)
  await walk(page)
  expect(complaints).toEqual([])
  await page.context().close()
}

const copying = { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] }

describe('staff looking for wording', () => {
  it('type it, narrow to what is planned, land on the marked passage, and come back to the results', async () => {
    await walking(desktop, async (page) => {
      // The box of the start page has the focus from the beginning.
      await page.keyboard.type('研发费用加计扣除')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/search\?q=/)
      expect(await page.locator('.counts').innerText()).toMatch(/完整匹配/)
      await page.locator('.rail a', { hasText: '下一步打算' }).first().click()
      await page.waitForURL(/section=plan/)
      const results = page.url()
      await page.locator('.result .open').first().click()
      await page.waitForURL(/\/r\/[a-z2-7]{12}.*#p\d+/)
      const mark = page.locator(`${new URL(page.url()).hash} mark`).first()
      expect(await mark.innerText()).toBe('研发费用加计扣除')
      expect(await mark.isVisible()).toBe(true)
      await page.goBack()
      expect(page.url()).toBe(results)
      await page.keyboard.press('/')
      expect(await page.locator('main input[name=q]:focus').count()).toBe(1)
    })
  })

  it('step through results and hits by keyboard alone', async () => {
    await walking(desktop, async (page) => {
      await page.goto(`${siteUrl}/search?q=双倍增`)
      for (const key of ['j', 'j', 'k', 'o']) await page.keyboard.press(key)
      await page.waitForURL(/\/r\/.*#p\d+$/)
      await page.locator('.position', { hasText: '第 2 / 2 处' }).waitFor()
      await page.keyboard.press('p')
      await page.locator('.position', { hasText: '第 1 / 2 处' }).waitFor()
      await page.keyboard.press('?')
      expect(await page.locator('dialog[open]').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
    })
  })

  it.each([
    ['复制原文', /./],
    ['按公文格式复制', /，/],
    ['带出处复制', /（.*）/],
    ['复制链接', /^http:\/\/.*\/r\/.*#p\d+/],
    ['复制引文（GB/T 7714）', /\[EB\/OL\]\. .*http/],
  ])('%s puts it on the clipboard and says so', async (way, wanted) => {
    await walking(copying, async (page) => {
      await page.goto(`${siteUrl}/search?q=科技创新体系建设工程`)
      await page.locator('.result .open').first().click()
      // Until the page is loaded, nobody listens to its buttons.
      await page.waitForURL(/\/r\/.*#p\d+/)
      const passage = page.locator(new URL(page.url()).hash)
      await passage.locator('button.copy').click()
      await page.locator('#copy-menu').getByRole('button', { name: way }).click()
      const copied = await page.evaluate<string>('navigator.clipboard.readText()')
      expect(copied).toMatch(wanted)
      await page.getByText(/^已复制/).waitFor()
    })
  })

  it('keep a passage in the folder of this browser, find it there with its source, and take it out', async () => {
    await walking(desktop, async (page) => {
      await page.goto(`${siteUrl}/search?q=科技创新体系建设工程`)
      await page.locator('.result .open').first().click()
      // Until the page is loaded, nobody listens to its buttons.
      await page.waitForURL(/\/r\/.*#p\d+/)
      const passage = page.locator(new URL(page.url()).hash)
      await passage.locator('button.copy').click()
      await page.locator('#copy-menu').getByRole('button', { name: '加入素材夹' }).click()
      await page.getByText('已加入素材夹（共 1 条').waitFor()
      await page.goto(`${siteUrl}/clips`)
      expect(await page.locator('.clips blockquote').innerText()).toContain('科技创新体系建设工程')
      expect(await page.locator('.clips a').getAttribute('href')).toMatch(/\/r\/.*#p\d+$/)
      await page.getByRole('button', { name: '删除第 1 条' }).click()
      await page.getByText('素材夹是空的。').waitFor()
    })
  })

  it('search on a phone without scripts', async () => {
    await walking({ ...phone, javaScriptEnabled: false }, async (page) => {
      await page.locator('main input[name=q]').fill('揭榜挂帅')
      await page.locator('main form').getByRole('button', { name: '检索' }).first().click()
      await page.waitForURL(/\/search\?q=/)
      await page.locator('.result .open').first().click()
      expect(await page.locator('mark').first().innerText()).toContain('揭榜挂帅')
    })
  })
})

describe('researchers asking which regions run a programme', () => {
  it('go from the card to the table, compare two regions, and follow a cell to its passage', async () => {
    await walking(desktop, async (page) => {
      await page.locator('main input[name=q]').fill('315')
      await page.keyboard.press('Enter')
      await page.locator('.card a').first().click()
      await page.waitForURL(/\/programmes\/315/)
      expect(await page.locator('.regions-table').innerText()).toContain('玉环市')
      expect(await page.locator('main').innerText()).toContain('资料中未见')
      await page.goto(`${siteUrl}/compare?p=315&r=331083&r=330182`)
      const columns = page.locator('.comparison thead th')
      expect(await columns.allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringContaining('玉环市'), expect.stringContaining('建德市')]),
      )
      await page.locator('.comparison .source').first().click()
      await page.waitForURL(/\/r\/.*#p\d+/)
    })
  })

  it('take the rows on screen along as CSV', async () => {
    await walking({ ...desktop, acceptDownloads: true }, async (page) => {
      await page.goto(`${siteUrl}/programmes/315`)
      const link = await page.locator('a', { hasText: 'CSV' }).first().getAttribute('href')
      const answer = await page.request.get(new URL(link ?? '', siteUrl).href)
      const csv = await answer.text()
      expect(csv.startsWith('\ufeff')).toBe(true)
      expect(csv).toContain('玉环市')
    })
  })
})
