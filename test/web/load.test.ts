import { Agent, request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { securityHeaders } from '../../src/web/security-headers.ts'
import { fakeSearcher } from './fake-searcher.ts'
import { samples } from './sample-replies.ts'
import { serve, type TestServer } from './server.ts'

const open: TestServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A server whose searches take `searchMs` by its own clock, which nothing else moves. */
async function serving({
  searchMs = 0,
  closing,
}: {
  searchMs?: number
  closing?: AbortSignal
}): Promise<string> {
  const searcher = fakeSearcher(samples)
  let time = 0
  const search: typeof searcher.search = async (asked) => {
    time += searchMs
    return searcher.search(asked)
  }
  const server = await serve(samples, { searcher: { search }, now: () => time, ...(closing && { closing }) })
  open.push(server)
  return server.url
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
}

/** The answers to requests made at once, each over a connection of its own, in the order of their coming. */
async function crowd(urls: readonly string[]): Promise<Answer[]> {
  const agent = new Agent({ maxSockets: urls.length })
  const answers: Answer[] = []
  const one = (url: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { agent }, (response) => {
        const { statusCode: status = 0, headers } = response.resume()
        answers.push({ status, headers })
        resolve()
      })
      sent.on('error', reject).end()
    })
  await Promise.all(urls.map(one))
  return answers
}

describe('a crowd', () => {
  const times = (count: number, url: string): string[] => Array.from({ length: count }, () => url)

  it('is answered as far as there is time; the rest is refused with all headers and a time to try again', async () => {
    const url = await serving({ searchMs: 50 })
    const answers = await crowd(times(60, `${url}/api/v1/search?q=315`))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
    const answered = answers.filter(({ status }) => status === 200).length
    // Some while the first has waited less than 0.4 s, and the last 8, which are no crowd any more.
    expect(answered).toBeGreaterThanOrEqual(8)
    expect(answered).toBeLessThan(60)
    const refused = answers.find(({ status }) => status === 503)
    expect(refused?.headers).toMatchObject({ 'retry-after': '1' })
    for (const [name, value] of Object.entries(securityHeaders))
      expect(refused?.headers[name.toLowerCase()]).toBe(value)
  })

  it('is not what one browser asks for on a slow machine', async () => {
    const url = await serving({ searchMs: 250 })
    const answers = await crowd(times(6, `${url}/search?q=双倍增`))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  })

  it('is answered whole where it has not to wait long', async () => {
    const url = await serving({ searchMs: 2 })
    const answers = await crowd(times(40, `${url}/search?q=双倍增`))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('does not hide that the server lives, and leaves no trace', async () => {
    const url = await serving({ searchMs: 50 })
    const answers = await crowd([...times(60, `${url}/search?q=315`), `${url}/livez`])
    const live = answers.find(({ headers }) => String(headers['content-type']).startsWith('application/json'))
    expect(live).toMatchObject({ status: 200 })
    expect((await fetch(`${url}/search?q=315`)).status).toBe(200)
  })
})

describe('a server that is about to end', () => {
  it('is not ready any more, and lets no connection stay', async () => {
    const closing = new AbortController()
    const url = await serving({ closing: closing.signal })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    closing.abort()
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'closing' })
    const page = await fetch(url)
    expect(page.status).toBe(200)
    expect(page.headers.get('connection')).toBe('close')
  })
})
