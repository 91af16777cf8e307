import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import { readRequest } from '../../src/web/read-request.ts'
import { searchUrl } from '../../src/web/search-url.ts'

function read(query: string) {
  return readRequest(new URLSearchParams(query))
}

describe('readRequest', () => {
  it.each<[string, Partial<SearchRequest>]>([
    ['', {}],
    ['q=', {}],
    ['q=双倍增', { q: '双倍增' }],
    ['q=%E5%8F%8C+%E5%80%8D', { q: '双 倍' }],
    ['q=<script>', { q: '<script>' }],
    ['q=a%00b%0d%0a', { q: 'a b  ' }],
    ['region=331083&region=330182', { region: ['331083', '330182'] }],
    ['region=331083&region=331083', { region: ['331083'] }],
    ['programme=315', { programme: ['315'] }],
    ['section=plan&section=done', { section: ['plan', 'done'] }],
    ['year=2024', { year: [2024] }],
    ['kind=proposal&kind=suggestion', { kind: ['proposal', 'suggestion'] }],
    ['authority=玉环市科学技术局', { authority: ['玉环市科学技术局'] }],
    ['sort=date', { sort: 'date' }],
    ['page=9999', { page: 9999 }],
    ['limit=100', { limit: 100 }],
  ])('%s is read', (query, asked) => {
    expect(read(query)).toEqual({ kind: 'request', request: { ...plainRequest(''), ...asked } })
  })

  it.each([
    ['q=a&q=b', 'q'],
    ['q=a&q=a', 'q'],
    ['q[a]=b', 'q[a]'],
    ['q[]=b', 'q[]'],
    ['Q=b', 'Q'],
    ['utm_source=x', 'utm_source'],
    ['__proto__=x', '__proto__'],
    ['constructor=x', 'constructor'],
    ['toString=x', 'toString'],
    ['=x', ''],
    ['region=', 'region'],
    ['region=玉环市', 'region'],
    ['region=33108', 'region'],
    ['region=331083%0a', 'region'],
    ['programme=', 'programme'],
    [`programme=${'x'.repeat(101)}`, 'programme'],
    ['programme=a%00', 'programme'],
    ['section=everything', 'section'],
    ['section=Plan', 'section'],
    ['year=24', 'year'],
    ['year=20244', 'year'],
    ['year=2e3', 'year'],
    ['kind=both', 'kind'],
    ['authority=', 'authority'],
    ['sort=-date', 'sort'],
    ['sort=date&sort=date', 'sort'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=1e3', 'page'],
    ['page=%201', 'page'],
    ['page=99999999', 'page'],
    ['page=1&page=2', 'page'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=', 'limit'],
    [Array.from({ length: 51 }, (_, at) => `year=${2000 + at}`).join('&'), 'year'],
  ])('%s is refused, naming %j', (query, parameter) => {
    const answer = read(query)
    expect(answer.kind).toBe('bad-parameters')
    if (answer.kind !== 'bad-parameters') return
    expect(answer.problems.map((problem) => problem.parameter)).toEqual([parameter])
    expect(answer.problems[0]?.message).toContain(parameter)
  })

  it('names every parameter at fault and keeps the sound ones', () => {
    const answer = read('q=双倍增&year=2024&page=0&x=1&sort=up')
    expect(answer).toMatchObject({
      kind: 'bad-parameters',
      problems: [{ parameter: 'sort' }, { parameter: 'page' }, { parameter: 'x' }],
      mended: { ...plainRequest('双倍增'), year: [2024] },
    })
  })

  it('keeps the first of two queries as the way on', () => {
    expect(read('q=双倍增&q=315&section=plan')).toMatchObject({ mended: { q: '双倍增', section: ['plan'] } })
  })

  it('reads back every request that the pages write', () => {
    const request = fc.record<SearchRequest>({
      q: fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}/gu, '')),
      region: fc.uniqueArray(fc.constantFrom('331083', '330000', '371300')),
      programme: fc.uniqueArray(fc.constantFrom('315', '双倍增', 'a&b=c', '%41 +')),
      section: fc.uniqueArray(fc.constantFrom('plan', 'done')),
      year: fc.uniqueArray(fc.integer({ min: 1900, max: 2999 }), { maxLength: 4 }),
      kind: fc.uniqueArray(fc.constantFrom('proposal', 'suggestion')),
      authority: fc.uniqueArray(fc.constantFrom('玉环市科学技术局', '<b>局</b>')),
      sort: fc.constantFrom('relevance', 'date'),
      page: fc.integer({ min: 1, max: 1_000_000 }),
      limit: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(request, (asked) => {
        const query = searchUrl(asked).split('?')[1] ?? ''
        expect(read(query)).toEqual({ kind: 'request', request: asked })
      }),
    )
  })

  it('never throws, whatever the URL holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        expect(['request', 'bad-parameters']).toContain(readRequest(new URLSearchParams(pairs)).kind)
      }),
    )
  })
})
