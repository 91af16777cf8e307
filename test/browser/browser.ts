import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** Screenshots of the last run; not committed. */
const pictures = resolve(import.meta.dirname, 'pictures')

/** The browser that `open-once.ts` has launched; its `close` leaves it to the other files. */
export function connectBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserAddress'))
}

/** Where the site is served that `open-once.ts` has opened. */
export const siteUrl = inject('siteUrl')

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' }
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  hasTouch: true,
  isMobile: true,
}

/** A page of its own context, and every complaint of the browser about it: errors of scripts, of the content security
 *  policy, and answers of 400 and more. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  return { page, complaints }
}

/** What must hold in every size: pages scroll down, never sideways. In pixels; 0 where all fits. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
}

/** Keeps a picture of the whole page, for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: resolve(pictures, `${name}.png`), fullPage: true })
}
