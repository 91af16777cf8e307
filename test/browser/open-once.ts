import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { openSite } from './site.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the site is served, without a slash at the end. */
    siteUrl: string
    /** Where the browser is to be spoken to. */
    browserAddress: string
  }
}

/** Where Debian, Ubuntu and macOS put a Chromium or Chrome. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const howToInstall =
  'test:browser needs Chromium and a Chinese font; on Debian: apt-get install chromium fonts-noto-cjk'

/** Before all files: one site and one browser, which cost more than most of their tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [site, browser] = await Promise.all([openSite(), launchBrowser()])
  project.provide('siteUrl', site.url)
  project.provide('browserAddress', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await site.close()
  }
}

/** Throws where none is installed, with what to install. */
async function launchBrowser(): Promise<BrowserServer> {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error(howToInstall)
  // Containers have no user namespaces for Chromium's sandbox, and only our own pages are opened.
  return chromium.launchServer({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
