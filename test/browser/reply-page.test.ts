import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { connectBrowser, desktop, openPage, siteUrl } from './browser.ts'

let browser: Browser
/** The reply of 玉环 among the seeds. */
const reply = '/r/c2sfg4cf5owk'

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

/** Notes what is put on the clipboard, whichever program would take it. */
const noteCopies = `window.copies = []
const put = DataTransfer.prototype.setData
DataTransfer.prototype.setData = function (type, text) {
  copies.push([type, text])
  return put.call(this, type, text)
}`

async function openReply(init: string): Promise<Page> {
  const { page } = await openPage(browser, desktop)
  await page.addInitScript(init)
  await page.goto(siteUrl + reply, { waitUntil: 'networkidle' })
  return page
}

async function copyPassage(page: Page, way: string): Promise<void> {
  await page.hover('#p5')
  await page.click('#p5 .copy')
  await page.click(`#p5 .copy-menu [value="${way}"]`)
}

describe('copying a passage', { timeout: 30_000 }, () => {
  it.each([
    ['plain', ['text/plain'], /^我局锚定.*目标,以推进“315”.*支撑。$/, '已复制原文'],
    [
      'official',
      ['text/plain', 'text/html'],
      /^\u3000\u3000我局锚定.*目标，以推进“315”.*支撑。$/,
      '已复制公文格式的文字',
    ],
    [
      'cited',
      ['text/plain'],
      /支撑。\n（引自《玉环市科学技术局关于对〈.*〉提案答复的函》，玉科〔2024〕25号，2024年5月20日，http.*#p5）$/,
      '已复制文字和出处',
    ],
    ['link', ['text/plain'], /^http:.*#p5$/, '已复制链接'],
  ])('puts %s on the clipboard, and says so', async (way, types, text, message) => {
    // As on a page of http:// within an office: no clipboard but the old one.
    const page = await openReply(
      `${noteCopies}; Object.defineProperty(navigator, 'clipboard', { value: undefined })`,
    )
    await copyPassage(page, way)
    const copies = (await page.evaluate('copies')) as [string, string][]
    expect(copies.map(([type]) => type)).toEqual(types)
    expect(copies[0]?.[1]).toMatch(text)
    expect(await page.textContent('#status-line')).toContain(message)
    await page.context().close()
  })

  it('shows the text selected where the browser forbids to copy', async () => {
    const page = await openReply(
      `document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', { value: undefined })`,
    )
    await copyPassage(page, 'official')
    const shown = await page.inputValue('#copy-by-hand textarea')
    expect(shown).toMatch(/^\u3000\u3000我局锚定/)
    expect(await page.evaluate('getSelection().toString()')).toBe(shown)
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('works from the keyboard, and Escape leads back', async () => {
    const page = await openReply(noteCopies)
    await page.focus('#p5 .copy')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('复制原文')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(`document.activeElement.closest('.passage').id`)).toBe('p5')
    expect(await page.isVisible('#copy-menu')).toBe(false)
    await page.context().close()
  })

  it('takes what is selected across passages, without what stands around them', async () => {
    const page = await openReply(noteCopies)
    await page.evaluate(`getSelection().setBaseAndExtent(
      document.querySelector('#p5 .said').lastChild, 0, document.querySelector('#p6 .said').lastChild, 4)`)
    await page.click('#selection-tools [value="plain"]')
    const copies = (await page.evaluate('copies')) as [string, string][]
    expect(copies[0]?.[1]).toMatch(/^我局锚定.*支撑。\n一、相关$/)
    await page.context().close()
  })
})

describe('stepping from hit to hit', { timeout: 30_000 }, () => {
  it('goes by keys and by links, and says where one is', async () => {
    const { page } = await openPage(browser, desktop)
    await page.goto(`${siteUrl}${reply}?q=双倍增#hit`, { waitUntil: 'networkidle' })
    const position = () => page.textContent('.position')
    expect(await position()).toBe('第 1 / 2 处')
    await page.keyboard.press('n')
    await page.waitForFunction(`document.querySelector('.position').textContent === '第 2 / 2 处'`)
    await page.click('.step-back')
    await page.waitForFunction(`document.querySelector('.position').textContent === '第 1 / 2 处'`)
    await page.context().close()
  })
})
