import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { ListenError, type Listening, listen } from '../../src/web/listen.ts'
import { securityHeaders } from '../../src/web/security-headers.ts'
import { sendRaw } from './send-raw.ts'

const host = '127.0.0.1'
const hello: RequestListener = (_request, response) => response.end('hello')
const open: Listening[] = []

async function serving(app: RequestListener = hello, requestMs?: number): Promise<Listening> {
  const server = await listen(app, { host, port: 0, ...(requestMs !== undefined && { requestMs }) })
  open.push(server)
  return server
}

afterEach(async () => {
  for (const server of open.splice(0)) await server.close().catch(() => undefined) // some are closed already
})

describe('listen', () => {
  it('gives the address under which it answers', async () => {
    const { url } = await serving()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/)
    expect(await (await fetch(url)).text()).toBe('hello')
  })

  it('names a port that is taken, and the remedy', async () => {
    const { url } = await serving()
    const { port } = new URL(url)
    const second = listen(hello, { host, port: Number(port) })
    await expect(second).rejects.toThrow(ListenError)
    await expect(second).rejects.toThrow(new RegExp(`端口 ${port} .*--port`))
  })

  it('names a host that is not of this machine, and the remedy', async () => {
    const foreign = listen(hello, { host: '203.0.113.1', port: 0 })
    await expect(foreign).rejects.toThrow(/203\.0\.113\.1.*--host/)
  })
})

describe('what Node refuses', () => {
  const oversized = `GET /search?q=${encodeURIComponent('复'.repeat(10_000))} HTTP/1.1\r\nHost: localhost\r\n\r\n`

  it.each([
    ['a URL of 10,000 Chinese characters', oversized, 414, '40 KB'],
    ['headers of 50 kB', `GET / HTTP/1.1\r\nX: ${'x'.repeat(50_000)}\r\n\r\n`, 431, '40 KB'],
    ['no HTTP', 'hello\r\n\r\n', 400, '无法读懂'],
    ['Chinese that was not encoded', 'GET /search?q=专精特新 HTTP/1.1\r\nHost: a\r\n\r\n', 400, '没有编码'],
    ['a bare line feed in a header', 'GET / HTTP/1.1\r\nHost: a\nb\r\n\r\n', 400, '无法读懂'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      '无法读懂',
    ],
    ['what nobody can expect', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n', 417, 'Expect'],
  ])('%s gets a sentence and the security headers', async (_name, request, status, sentence) => {
    const { url } = await serving()
    const answer = await sendRaw(url, request)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toContain(sentence)
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`${name}: ${value}\r\n`)
  })
})

describe('a connection', () => {
  it('answers a thousand requests, the last with word that it closes, and nothing behind', async () => {
    const { url } = await serving()
    const answer = await sendRaw(url, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(1_003))
    const heads = answer.match(/HTTP\/1\.1 [0-9]{3}[^]*?\r\n\r\n/g) ?? []
    expect(heads).toHaveLength(1_000)
    expect(heads.filter((head) => head.includes('\r\nConnection: close\r\n'))).toEqual(heads.slice(-1))
  })
})

describe('a request that does not come to its end', () => {
  const reading: RequestListener = (request, response) => {
    request.resume().on('end', () => response.end('hello'))
  }
  it.each([
    ['a line', 'GET /search?q='],
    ['headers', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
    ['a body', 'POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\ntext='],
  ])('within %s is answered with 408, a sentence and the security headers', async (_name, request) => {
    const { url } = await serving(reading, 200)
    const answer = await sendRaw(url, request, { hold: true })
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer).toContain('没有在限定的时间内发完')
    for (const [name, value] of Object.entries(securityHeaders))
      expect(answer).toContain(`${name}: ${value}\r\n`)
  })
})

// The limit is far above what a close takes and below the five seconds of a connection kept alive.
describe('close', { timeout: 2_000 }, () => {
  it('lets an answer that has begun reach its end', async () => {
    let begun: () => void = () => undefined
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const server = await serving((_request, response) => {
      response.write('first ')
      begun()
      setTimeout(() => response.end('last'), 150)
    })
    const answer = fetch(server.url)
    await hasBegun
    const closed = server.close()
    expect(await (await answer).text()).toBe('first last')
    await closed
    await expect(fetch(server.url)).rejects.toThrow()
  })

  it('does not wait for a connection that is only kept alive', async () => {
    const server = await serving()
    await (await fetch(server.url)).text()
    await server.close()
    await expect(fetch(server.url)).rejects.toThrow()
  })
})
