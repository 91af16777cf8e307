import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LONGEST_DRAFT, LONGEST_PROPOSAL } from '../../src/web/drafting-api.ts'
import { serve, type TestServer } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve([])
})
afterAll(() => server.close())

function post(body: string, type = 'application/json'): Promise<Response> {
  return server.get('/api/v1/similar', { method: 'POST', headers: { 'Content-Type': type }, body })
}

describe('POST /api/v1/similar', () => {
  it.each([
    ['{}', '字段 text 应是'],
    ['{"text":""}', '字段 text 应是'],
    ['{"text":" "}', '字段 text 应是'],
    ['{"text":3}', '字段 text 应是'],
    [JSON.stringify({ text: '答'.repeat(LONGEST_PROPOSAL + 1) }), '字段 text 应是'],
    ['{"text":"建议","q":"x"}', '没有名为“q”的字段'],
    ['{"text":"建议","region":"鼓楼区"}', '不止一个'],
    ['{"text":"建议","region":"桃花源"}', '不认识'],
    ['[', 'JSON'],
    ['null', 'JSON'],
  ])('refuses %.60s in words that help', async (body, said) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(said)
    expect(server.logged).toEqual([])
  })

  it('refuses more than a megabyte, and a body that is no JSON', async () => {
    expect((await post(JSON.stringify({ text: '答'.repeat(500_000) }))).status).toBe(413)
    expect((await post('text=建议', 'application/x-www-form-urlencoded')).status).toBe(400)
  })

  it('is asked by POST alone', async () => {
    expect((await server.get('/api/v1/similar')).status).toBe(405)
  })
})

describe('POST /api/v1/check', () => {
  const check = (body: object): Promise<Response> =>
    server.get('/api/v1/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  it.each([
    [{}, '字段 text 应是'],
    [{ text: ' ' }, '字段 text 应是'],
    [{ text: '答'.repeat(LONGEST_DRAFT + 1) }, '字段 text 应是'],
    [{ text: '答复', proposal: '建'.repeat(LONGEST_PROPOSAL + 1) }, '字段 proposal 应是'],
    [{ text: '答复', region: '鼓楼区' }, '不止一个'],
    [{ text: '答复', file: 'x' }, '没有名为“file”的字段'],
  ])('refuses %.60j in words that help', async (body, said) => {
    const response = await check(body)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(said)
  })

  it('logs nothing of a draft, not even when the check fails, and nobody stores it', async () => {
    const marker = '标记文字甲乙丙丁戊己庚辛'
    const failing = await serve([], {
      drafter: { check: async () => Promise.reject(new Error('the index is gone')) },
    })
    const response = await failing.get('/api/v1/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: marker }),
    })
    await failing.close()
    expect(response.status).toBe(500)
    expect(JSON.stringify(failing.logged) + (await response.text())).not.toContain(marker)
    expect((await check({ text: marker })).headers.get('cache-control')).toBe('no-store')
  })
})
