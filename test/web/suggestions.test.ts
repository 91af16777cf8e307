import { beforeAll, describe, expect, it } from 'vitest'
import { samples } from './sample-replies.ts'
import { serve, type TestServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
  return () => server.close()
})

describe('suggestions', () => {
  it('are lists of texts, notes and addresses, as OpenSearch has them', async () => {
    const suggesting = await serve(samples, {
      searcher: {
        completions: async () => [
          { kind: 'region', label: '玉环市', query: '双倍增 地区:玉环市', count: 2, id: null },
          { kind: 'title', label: '关于<b>', query: '关于<b>', count: null, id: 'yuhuanyuhuan' },
        ],
      },
    })
    const response = await suggesting.get('/suggest?q=双倍增 玉')
    expect(response.headers.get('content-type')).toBe('application/x-suggestions+json; charset=utf-8')
    expect(await response.json()).toEqual([
      '双倍增 玉',
      ['双倍增 地区:玉环市', '关于<b>'],
      ['地区 · 2 篇', '题目'],
      [`/search?${new URLSearchParams({ q: '双倍增 地区:玉环市' }).toString()}`, '/r/yuhuanyuhuan'],
    ])
    await suggesting.close()
  })

  it('are empty where nothing is known, whatever is asked', async () => {
    for (const query of ['', '?q=', '?q=鹧鸪天', '?x=1', '?q=a&q=b']) {
      const response = await server.get(`/suggest${query}`)
      expect(response.status, query).toBe(200)
      expect(((await response.json()) as unknown[]).slice(1), query).toEqual([[], [], []])
    }
  })
})
