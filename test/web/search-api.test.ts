import { beforeAll, describe, expect, it } from 'vitest'
import { plainRequest } from '../../src/search/request.ts'
import { fakeSearcher } from './fake-searcher.ts'
import { samples } from './sample-replies.ts'
import { serve, type TestServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
  return () => server.close()
})

describe('the API', () => {
  it.each([
    ['q=双倍增', { q: '双倍增' }],
    ['q=双倍增&section=plan&region=331083', { q: '双倍增', section: ['plan'], region: ['331083'] }],
    ['page=9999', { page: 9999 }],
  ] as const)('?%s answers what the searcher answers', async (query, asked) => {
    const response = await server.get(`/api/v1/search?${query}`)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('etag')).toMatch(/^W\/"[0-9a-f]{16}"$/)
    expect(await response.json()).toEqual(
      await fakeSearcher(samples).search({ ...plainRequest(''), ...asked }),
    )
  })

  it.each([
    ['in a header, too', '双倍增', true],
    ['in the body alone, where clients would not take so long a header', '路'.repeat(2_000), false],
  ])('names the next page %s', async (_where, q, isInHeader) => {
    const next = `/search.json?q=${encodeURIComponent(q)}&page=2`
    const answer = { ...(await fakeSearcher(samples).search(plainRequest(q))), next }
    const paged = await serve(samples, { searcher: { search: async () => answer } })
    const response = await paged.get(`/search.json?q=${encodeURIComponent(q)}`)
    expect(await response.json()).toMatchObject({ next })
    expect(response.headers.get('link')).toBe(isInHeader ? `<${next}>; rel="next"` : null)
    await paged.close()
  })

  it('names the parameter at fault as problem+json', async () => {
    const response = await server.get('/api/v1/search?q[a]=b')
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: '网址中的参数有误',
      status: 400,
      detail: '没有名为“q[a]”的参数。',
      parameter: 'q[a]',
      parameters: ['q[a]'],
    })
  })
})
