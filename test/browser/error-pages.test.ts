import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { samples } from '../web/sample-replies.ts'
import { serve, type TestServer } from '../web/server.ts'
import { axeViolations, colourViolations } from './axe.ts'
import { connectBrowser, desktop, openPage, sidewaysScroll, takePicture } from './browser.ts'

let browser: Browser
let sound: TestServer
let broken: TestServer

beforeAll(async () => {
  browser = await connectBrowser()
  sound = await serve(samples)
  const damaged = Object.assign(new Error('索引的第 3 页损坏。'), { name: 'IndexError', reason: 'damaged' })
  const throwing = (error: Error) => async () => {
    throw error
  }
  broken = await serve(samples, {
    searcher: { search: throwing(damaged), holdings: throwing(new Error('fault')) },
  })
})

afterAll(() => Promise.all([browser, sound, broken].map((one) => one.close())))

/** Sends a form with `length` characters, as a pasted text is sent. */
const post =
  (action: string, length: number) =>
  async (page: Page): Promise<void> => {
    await page.goto(sound.url)
    await Promise.all([
      page.waitForURL(`**${action}`),
      page.evaluate(`(() => {
        const form = Object.assign(document.createElement('form'), { action: '${action}', method: 'post' })
        form.append(Object.assign(document.createElement('input'), { name: 'q', value: '长'.repeat(${length}) }))
        document.body.append(form)
        form.submit()
      })()`),
    ])
  }

const get = (path: string) => (page: Page) => page.goto(sound.url + path)

const errors = [
  [400, '参数有误', get('/search?page=0&year=去年')],
  [404, '没有这个页面', get('/nothing')],
  [404, '没有这篇答复', get('/r/aaaaaaaaaaaa?q=双倍增')],
  [405, '不支持这种请求', post('/programmes', 1)],
  [413, '内容太长', post('/search', 30_000)],
  [414, '网址太长', get(`/search?q=${'长'.repeat(2_500)}`)],
  [500, '服务器出错了', (page: Page) => page.goto(`${broken.url}/regions`)],
  [503, '暂时不能使用', (page: Page) => page.goto(`${broken.url}/search?q=企业`)],
] as const

it.each(errors)(
  'an answer of %i (%s) is accessible in every size, and leads on',
  async (status, said, cause) => {
    const { page, complaints } = await openPage(browser, desktop)
    await cause(page)
    expect(await page.locator('h1').innerText()).toContain(said)
    expect(complaints.some((complaint) => complaint.startsWith(`${status} `))).toBe(true)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await takePicture(page, `error-${status}-${width}`)
      expect(await axeViolations(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colourViolations(page)).toEqual([])
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.waitForURL(/:\d+\/$/)
    await page.context().close()
  },
)
