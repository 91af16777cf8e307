import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { desktop, openBrowser, openPage, phone, takePicture } from './browser.ts'
import { openSite, type Site } from './site.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  browser = await openBrowser()
  site = await openSite()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Every kind of page, with a name for its picture. */
const pages = [
  ['start', '/'],
  ['search', '/search?q=315'],
  ['search-filtered', '/search?q=企业&region=330000'],
  ['search-empty', '/search?q=鹧鸪天蓬元帅'],
  ['reply', '/r/c2sfg4cf5owk?q=双倍增'],
  ['same', '/same?id=c2sfg4cf5owk&anchor=p12'],
  ['programmes', '/programmes'],
  ['programme', '/programmes/315'],
  ['regions', '/regions'],
  ['region', '/regions/330000'],
  ['compare', '/compare?p=315&r=331083&r=330182'],
  ['compare-matrix', '/compare'],
  ['clips', '/clips'],
  ['about-data', '/about/data'],
  ['draft', '/draft'],
  ['check', '/check'],
  ['numbers', '/numbers'],
  ['commitments', '/commitments'],
] as const

const screens = [
  ['1280-light', { ...desktop, colorScheme: 'light' }],
  ['1280-dark', { ...desktop, colorScheme: 'dark' }],
  ['390-light', { ...phone, colorScheme: 'light' }],
  ['390-dark', { ...phone, colorScheme: 'dark' }],
] as const

describe.each(pages)('the page %s', (name, path) => {
  it.each(screens)(
    'is accessible and quiet at %s, and needs no sideways scrolling',
    async (screen, options) => {
      const { page, complaints } = await openPage(browser, options)
      await page.goto(site.url + path)
      await takePicture(page, `${name}-${screen}`)
      expect(await axeViolations(page)).toEqual([])
      expect(complaints).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await page.context().close()
    },
  )

  it('weighs at most 100 kB on the line', async () => {
    const { page } = await openPage(browser, desktop)
    const sizes: ReturnType<Request['sizes']>[] = []
    page.on('requestfinished', (request) => sizes.push(request.sizes()))
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
    expect(bytes).toBeGreaterThan(1_000)
    expect(bytes).toBeLessThanOrEqual(100_000)
    await page.context().close()
  })
})
