import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samples } from './sample-replies.ts'
import { getWith, serve, type TestServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
})
afterAll(() => server.close())

/** The answer as it travels. */
function bytesOf(path: string, encodings: string): Promise<{ body: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      server.url + encodeURI(path),
      { headers: { 'accept-encoding': encodings } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ body: Buffer.concat(chunks), encoding: answer.headers['content-encoding'] }),
        )
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

describe('answers', () => {
  it.each([
    '/',
    '/search?q=双倍增',
    '/r/yuhuanyuhuan',
    '/compare',
    '/nothing',
    '/api/v1/openapi.json',
    '/search.json?q=双倍增',
  ])('%s is compressed for who takes gzip, and the same for who does not', async (path) => {
    const [compressed, plain] = await Promise.all([bytesOf(path, 'br, gzip'), bytesOf(path, 'identity')])
    expect([compressed.encoding, plain.encoding]).toEqual(['gzip', undefined])
    expect(compressed.body.length).toBeLessThan(plain.body.length / 2)
    const tookMs = /"tookMs":[\d.]+/
    expect(gunzipSync(compressed.body).toString().replace(tookMs, '')).toBe(
      plain.body.toString().replace(tookMs, ''),
    )
  })

  it('are left alone where they are short', async () => {
    expect(await bytesOf('/livez', 'gzip')).toMatchObject({ encoding: undefined })
  })

  it('keep their type, and say that they depend on what is taken', async () => {
    for (const [path, type] of [
      ['/search?q=双倍增', 'text/html; charset=utf-8'],
      ['/nothing', 'text/html; charset=utf-8'],
      ['/search.csv?q=双倍增', 'text/csv; charset=utf-8'],
      ['/api/v1/openapi.json', 'application/json; charset=utf-8'],
    ] as const) {
      const { headers } = await server.get(path)
      expect(headers.get('content-type'), path).toBe(type)
      expect(headers.get('vary'), path).toBe('Accept-Encoding')
    }
  })

  it('are not sent again to who has the compressed ones', async () => {
    const tag = (await server.get('/compare')).headers.get('etag') ?? ''
    const again = { 'if-none-match': tag, 'accept-encoding': 'gzip' }
    expect((await getWith(`${server.url}/compare`, again)).status).toBe(304)
  })
})
