import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, colourViolations } from './axe.ts'
import { connectBrowser, desktop, openPage, phone, sidewaysScroll, siteUrl, takePicture } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

/** Every kind of page and every state that looks different: a name for its picture, its address, and how many kB it
 *  weighs at most as it travels, with all that it loads. */
const pages = [
  ['start', '/', 15],
  ['search', '/search?q=315', 25],
  ['search-filtered', '/search?q=企业&region=330000', 26],
  ['search-relaxed', '/search?q=区块链冷链养老驿站', 25],
  ['search-empty', '/search?q=𰻝𰻝&region=330000', 17],
  ['search-beyond', '/search?q=315&page=900', 19],
  ['reply', '/r/c2sfg4cf5owk', 41],
  ['reply-with-hits', '/r/c2sfg4cf5owk?q=双倍增#hit', 42],
  ['same', '/same?text=现将有关情况答复如下：感谢您对我们工作的关心和支持。', 18],
  ['same-without-others', '/same?id=c2sfg4cf5owk&anchor=p12', 18],
  ['programmes', '/programmes', 20],
  ['programme', '/programmes/315', 30],
  ['regions', '/regions', 23],
  ['region', '/regions/330000', 22],
  ['compare', '/compare?p=315&r=331083&r=330182', 23],
  ['compare-one', '/compare?p=315&r=331083', 22],
  ['compare-matrix', '/compare', 24],
  ['clips', '/clips', 21],
  ['about-data', '/about/data', 24],
  ['draft', '/draft', 27],
  ['check', '/check', 19],
  ['numbers', '/numbers', 27],
  ['commitments', '/commitments', 28],
] as const

const screens = [
  ['1280', desktop],
  ['390', phone],
] as const

/** Pages of replies ask for more when they are there. */
const open = (page: Page, path: string) =>
  page.goto(siteUrl + path, { waitUntil: path.startsWith('/r/') ? 'networkidle' : 'load' })

const sumShifts = `window.shifts = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

describe.each(pages)('the page %s', (name, path, most) => {
  it.each(screens)('is accessible, quiet and still at %s, by day and by night', async (screen, options) => {
    const { page, complaints } = await openPage(browser, { ...options, colorScheme: 'light' })
    await page.addInitScript(sumShifts)
    await open(page, path)
    await takePicture(page, `${name}-${screen}-light`)
    expect(await axeViolations(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await page.evaluate('shifts')).toBeLessThan(0.01)
    await page.emulateMedia({ colorScheme: 'dark' })
    await takePicture(page, `${name}-${screen}-dark`)
    expect(await colourViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('weighs what is said here, fits a page enlarged to 200 and 400 %, and says in print where and when', async () => {
    const { page } = await openPage(browser, desktop)
    const sizes: ReturnType<Request['sizes']>[] = []
    page.on('requestfinished', (request) => sizes.push(request.sizes()))
    await open(page, path)
    const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
    expect(bytes).toBeGreaterThan(1_000)
    expect(Math.round(bytes / 1_000)).toBeLessThanOrEqual(most)
    // What enlarges a page leaves it as many fewer pixels.
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 450 })
      expect(await sidewaysScroll(page), `${width} pixels wide`).toBe(0)
    }
    await page.emulateMedia({ media: 'print' })
    const printed = await page.locator('body').innerText()
    expect(printed).toContain(`网址：${siteUrl}${path.replace(/#.*/, '')}`)
    expect(printed).toMatch(/读取日期：20\d\d年\d+月\d+日/)
    if (name.startsWith('search')) expect(printed).toContain('检索词：')
    // The width of A4 between its margins, where a screen would show cards.
    await page.setViewportSize({ width: 718, height: 1000 })
    const displays = await page.evaluate<string[]>(
      "[...document.querySelectorAll('tbody tr')].map((row) => getComputedStyle(row).display)",
    )
    expect(displays.filter((display) => display !== 'table-row')).toEqual([])
    expect(await sidewaysScroll(page), 'on paper').toBe(0)
    expect(await page.getByRole('navigation', { name: '主要页面' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('a table of many columns', () => {
  it.each([
    ['/compare', '.matrix.many'],
    ['/about/data', '.by-year'],
  ])('of %s fits a wide screen without scrolling in its frame', async (path, table) => {
    const { page } = await openPage(browser, desktop)
    await open(page, path)
    expect(await page.locator(table).locator('thead th').count()).toBeGreaterThan(10)
    const beyond = await page.evaluate<number>(
      `(({ parentElement: frame }) => frame.scrollWidth - frame.clientWidth)(document.querySelector('${table}'))`,
    )
    expect(beyond).toBe(0)
    await page.context().close()
  })

  // A long page arrives in parts, and what is painted of it must not move when the next part comes.
  it.each([
    ['/programmes', '.programme-rows'],
    ['/regions/330000', '.programme-rows'],
    ['/about/data', '.by-year'],
    ['/about/data', '.authorities'],
    ['/numbers', '.statements'],
    ['/commitments', '.statements'],
  ])('of %s keeps its columns while its rows arrive: %s', async (path, table) => {
    const { page } = await openPage(browser, desktop)
    await open(page, path)
    const columns = () =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('${table} thead th')].map((head) => head.getBoundingClientRect().left)`,
      )
    const whole = await columns()
    expect(whole.length).toBeGreaterThan(2)
    await page.evaluate(
      `document.querySelectorAll('${table} tbody tr:nth-child(n + 2)').forEach((row) => row.remove())`,
    )
    expect(await columns()).toEqual(whole)
    await page.context().close()
  })

  it('does not widen the search box before the links beside it have come', async () => {
    const { page } = await openPage(browser, desktop)
    await open(page, '/programmes')
    const width = () =>
      page.evaluate<number>("document.querySelector('.head-search').getBoundingClientRect().width")
    const whole = await width()
    await page.evaluate("document.querySelector('.head-search ~ .site-nav').remove()")
    expect(await width()).toBe(whole)
    await page.context().close()
  })
})

describe('paper', () => {
  it('has one left edge, shows what a screen folds, and names the region that a table is limited to', async () => {
    const { page } = await openPage(browser, { ...desktop, viewport: { width: 718, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    const leftOf = (selector: string) =>
      page.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().left`)
    await open(page, '/r/c2sfg4cf5owk')
    expect(await page.locator('.doubts li').first().isVisible()).toBe(true)
    expect(await leftOf('.reply h1')).toBe(await leftOf('.site-head a'))
    await open(page, '/search?q=315')
    expect(await leftOf('.result h2')).toBe(await leftOf('.site-head a'))
    await open(page, '/programmes/315?region=330000')
    expect(await page.locator('main').innerText()).toContain('地区：浙江省')
    await page.context().close()
  })
})

describe('the links to all pages', () => {
  const links = ['工程与行动', '地区', '对照', '指标数据', '承诺事项', '起草', '检查', '素材夹', '关于数据']

  it('stand in the head of wide screens', async () => {
    const { page } = await openPage(browser, desktop)
    await open(page, '/programmes')
    const nav = page.getByRole('navigation', { name: '主要页面' })
    expect(await nav.getByRole('link').allInnerTexts()).toEqual(links)
    await page.context().close()
  })

  it('are a menu on phones, which opens without scripts', async () => {
    const { page } = await openPage(browser, { ...phone, javaScriptEnabled: false })
    await open(page, '/programmes')
    const nav = page.getByRole('navigation', { name: '主要页面' })
    expect(await nav.getByRole('link').count()).toBe(0)
    await nav.getByText('菜单').click()
    expect(await nav.getByRole('link').allInnerTexts()).toEqual(links)
    await nav.getByRole('link', { name: '承诺事项' }).click()
    await page.waitForURL(/\/commitments$/)
    await page.context().close()
  })

  it('open and close by keyboard, and axe finds nothing in the open menu', async () => {
    const { page } = await openPage(browser, phone)
    await open(page, '/programmes')
    await page.locator('.site-menu summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('工程与行动')
    await takePicture(page, 'menu-390-light')
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })
})
