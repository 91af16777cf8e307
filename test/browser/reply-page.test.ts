import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { desktop, openBrowser, openPage, phone, takePicture } from './browser.ts'
import { openSite, type Site } from './site.ts'

let browser: Browser
let site: Site
/** The reply of 玉环, and a passage of a generated reply that others say nearly the same. */
let reply: string
let same: string

beforeAll(async () => {
  browser = await openBrowser()
  site = await openSite()
  reply = (await findReplies('玉环市科学技术局'))[0]?.url ?? expect.fail('the seed is not found')
  same = await findShared()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function getJson(path: string): Promise<unknown> {
  return (await fetch(site.url + path)).json()
}

async function findReplies(q: string): Promise<{ id: string; url: string }[]> {
  const answer = await getJson(`/api/v1/search?${new URLSearchParams({ q, limit: '20' }).toString()}`)
  const { results } = answer as { results: { id: string }[] }
  return results.map(({ id }) => ({ id, url: `/r/${id}` }))
}

async function findShared(): Promise<string> {
  for (const { id } of await findReplies('下一步')) {
    const answer = await getJson(`/api/v1/replies/${id}/same?anchor=p4&anchor=p5&anchor=p6&anchor=p7`)
    const { counts } = answer as { counts: { anchor: string; count: number }[] }
    const shared = counts.find(({ count }) => count > 0)
    if (shared) return `/same?id=${id}&anchor=${shared.anchor}`
  }
  return expect.fail('no passage is said twice')
}

const screens = [
  ['1280-light', { ...desktop, colorScheme: 'light' }],
  ['1280-dark', { ...desktop, colorScheme: 'dark' }],
  ['390-light', { ...phone, colorScheme: 'light' }],
  ['390-dark', { ...phone, colorScheme: 'dark' }],
] as const

const pages = [
  ['reply', () => reply],
  ['reply-with-hits', () => `${reply}?q=双倍增#hit`],
  ['same', () => same],
] as const

describe.each(pages)('the page %s', { timeout: 30_000 }, (name, path) => {
  it.each(screens)('is accessible at %s, and nothing moves while it loads', async (screen, options) => {
    const { page, complaints } = await openPage(browser, options)
    await page.addInitScript(sumShifts)
    await page.goto(site.url + path(), { waitUntil: 'networkidle' })
    await takePicture(page, `${name}-${screen}`)
    expect(await axeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await page.evaluate('shifts')).toBeLessThan(0.01)
    await page.context().close()
  })
})

const sumShifts = `window.shifts = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

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
  await page.goto(site.url + reply, { waitUntil: 'networkidle' })
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
    await page.goto(`${site.url}${reply}?q=双倍增#hit`, { waitUntil: 'networkidle' })
    const position = () => page.textContent('.position')
    expect(await position()).toBe('第 1 / 2 处')
    await page.keyboard.press('n')
    await page.waitForFunction(`document.querySelector('.position').textContent === '第 2 / 2 处'`)
    await page.click('.step-back')
    await page.waitForFunction(`document.querySelector('.position').textContent === '第 1 / 2 处'`)
    await page.context().close()
  })
})
