import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckedDraft, Draft } from '../../../src/drafting/check/check-draft.ts'
import type { Drafter } from '../../../src/drafting/drafter.ts'
import type { AskedProposal } from '../../../src/drafting/similar/read-proposal.ts'
import type { AnsweredAsk } from '../../../src/drafting/similar/similar-answers.ts'
import { hostileReply } from '../hostile-reply.ts'
import { serve, type TestServer } from '../server.ts'
import { expectKnownMarkup, markupOf } from './markup.ts'
import { scriptPayloads } from './script-payloads.ts'

/** A drafter whose answers hold what it was asked, wherever an answer can. */
const echo: Partial<Drafter> = {
  similar: async ({ asks }: AskedProposal): Promise<AnsweredAsk[]> =>
    asks.map((ask) => ({
      ...ask,
      answers: hostileReply('payloadaaaaa', ask.text).passages.map((passage) => ({
        reply: hostileReply('payloadaaaaa', ask.text),
        passage,
        score: 0.9,
        sameText: 1,
        leftovers: [{ start: 1, end: passage.text.length, kind: 'name' }],
      })),
    })),
  check: async ({ text }: Draft): Promise<CheckedDraft> => ({
    own: null,
    isPart: false,
    asks: [],
    findings: (['form', 'overlap'] as const).map((kind) => ({
      kind,
      rule: 'any',
      start: 0,
      end: text.length,
      text,
      message: `“${text}”有误。`,
      suggestion: text,
    })),
    overlap: {
      share: 0.5,
      runs: [
        {
          start: 0,
          end: text.length,
          id: 'payloadaaaaa',
          anchor: 'p2',
          boilerplate: false,
          length: 9,
          longest: 9,
        },
      ],
      sources: [{ reply: hostileReply('payloadaaaaa', text), share: 0.5, longest: 9 }],
    },
  }),
} as Partial<Drafter>

let server: TestServer

beforeAll(async () => {
  server = await serve([hostileReply('payloadaaaaa', '双倍增')], { drafter: echo })
})
afterAll(() => server.close())

function letterOf(text: string): string {
  const names = 'outcome docNumber title addressee receipt thanks signature date contact'.split(' ')
  const source = { label: text, url: text.slice(0, 100) }
  return JSON.stringify({
    version: 1,
    fields: Object.fromEntries(names.map((name) => [name, text])),
    sections: [{ heading: text, parts: [{ text, source }] }],
  })
}

/** What is written, where it is posted, and the form with `text` in its fields. */
const forms: readonly (readonly [string, string, (text: string) => Record<string, string>])[] = [
  ['a query', '/search', (q) => ({ q })],
  ['a query and its filters', '/search', (q) => ({ q, authority: q, programme: q, sort: q, [q]: q })],
  ['a proposal', '/draft', (text) => ({ text })],
  ['its asks', '/draft', (text) => ({ text, ask: text })],
  ['the region of its writer', '/draft', (text) => ({ text: '关于修路的建议', region: text })],
  ['the name of a field', '/draft', (text) => ({ text: '关于修路的建议', [text]: text })],
  ['a letter', '/draft/export', (text) => ({ draft: letterOf(text), format: 'print', sources: '1' })],
  ['a letter that is none', '/draft/export', (text) => ({ draft: text, format: 'print' })],
  ['the format of a letter', '/draft/export', (text) => ({ draft: letterOf('字'), format: text })],
  ['a draft', '/check', (text) => ({ text, proposal: text })],
  ['the region of a draft', '/check', (text) => ({ text: '现答复如下', region: text })],
]

const post = (path: string, body: string | URLSearchParams, type?: string): Promise<Response> =>
  server.get(path, { method: 'POST', body, ...(type !== undefined && { headers: { 'content-type': type } }) })

const postForm = (path: string, fields: Record<string, string>): Promise<Response> =>
  post(path, new URLSearchParams(fields))

describe.each(forms)('a payload as %s', (_name, path, fieldsOf) => {
  it('adds no element and no attribute, leads nowhere and is no fault of ours', async () => {
    const known = new Set<string>()
    const likeThem = ['双倍增', '双倍增 没有', '没有', '双倍增 -孵化器 “育苗”', '长'.repeat(99), '一\n二', '']
    for (const text of likeThem)
      for (const kind of markupOf(await (await postForm(path, fieldsOf(text))).text()).kinds) known.add(kind)
    for (const payload of scriptPayloads) {
      const response = await postForm(path, fieldsOf(payload))
      expect(response.status, payload).toBeLessThan(500)
      expectKnownMarkup(await response.text(), known, payload)
    }
    expect(server.logged).toEqual([])
  })
})

/** What programs post, with `text` in each field. */
const bodies: readonly (readonly [string, (text: string) => object])[] = [
  ['/api/v1/similar', (text) => ({ text })],
  ['/api/v1/similar', (text) => ({ text: '关于修路的建议', region: text })],
  ['/api/v1/similar', (text) => ({ text, [text]: text })],
  ['/api/v1/check', (text) => ({ text, proposal: text })],
  ['/api/v1/check', (text) => ({ text: '现答复如下', region: text })],
  ['/api/v1/check', (text) => ({ text, [text]: text })],
]

describe.each(bodies)('a payload posted to %s', (path, bodyOf) => {
  it('is answered with JSON, which no browser takes for anything else', async () => {
    for (const payload of scriptPayloads) {
      const response = await post(path, JSON.stringify(bodyOf(payload)), 'application/json')
      expect(response.status, payload).toBeLessThan(500)
      expect(response.headers.get('content-type'), payload).toMatch(/^application\/(?:problem\+)?json/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      await response.json()
    }
    expect(server.logged).toEqual([])
  })
})

it('a payload as the name of a file that is sent is answered with JSON', async () => {
  for (const payload of scriptPayloads) {
    const path = `/api/v1/check/file?name=${encodeURIComponent(payload)}`
    const response = await post(path, '现答复如下', 'application/octet-stream')
    expect(response.headers.get('content-type'), payload).toMatch(/^application\/(?:problem\+)?json/)
    await response.json()
  }
  expect(server.logged).toEqual([])
})
