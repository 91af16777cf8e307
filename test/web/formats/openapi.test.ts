import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckJson } from '../../../src/drafting/check/check-json.ts'
import type { SimilarJson } from '../../../src/drafting/similar/similar-json.ts'
import { plainRequest } from '../../../src/search/request.ts'
import { commitmentParameters, numberParameters } from '../../../src/web/statement-requests.ts'
import {
  compareParameters,
  programmeListParameters,
  programmeParameters,
} from '../../../src/web/table-requests.ts'
import { sharedFolder } from '../../temporary-folder.ts'
import { serveSeeds } from '../seed-server.ts'
import type { TestServer } from '../server.ts'

interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: { readonly content: object }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

const web = resolve(import.meta.dirname, '../../../src/web')
const own = '/api/v1/openapi.json'

const folder = sharedFolder()
let server: TestServer
let api: OpenApi

beforeAll(async () => {
  server = await serveSeeds(folder)
  api = (await (await server.get('/api/v1/openapi.json')).json()) as OpenApi
}, 60_000)
afterAll(() => server.close())

function operationOf(path: string): Operation | undefined {
  return api.paths[path]?.get ?? api.paths[path]?.post
}

/** What is wrong with `answer` by the schema that the document gives for `path` and `status`. */
function faults(path: string, status: number, answer: unknown): unknown {
  const content = operationOf(path)?.responses[status]?.content ?? {}
  const [media] = Object.values(content)
  const schema = JSON.stringify({ ...media?.schema, $defs: api.components.schemas })
  const local = JSON.parse(schema.replaceAll('#/components/schemas/', '#/$defs/')) as object
  const validate = new Ajv2020({ allErrors: true }).compile(local)
  return validate(answer) ? null : validate.errors
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 with an operation for each path', () => {
    expect(api.openapi).toBe('3.1.0')
    const names = Object.keys(api.paths).map((path) => operationOf(path)?.operationId)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has every address under /api/v1 but its own', () => {
    const source = ['app.ts', 'table-routes.ts'].map((name) => readFileSync(join(web, name), 'utf8')).join()
    const served = [...source.matchAll(/'(\/api\/v1\/[^']+)'/g)].map(([, path = '']) =>
      path.replace(/:(\w+)/g, '{$1}'),
    )
    expect(served).toContain('/api/v1/replies/{id}')
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(served.filter((path) => path !== own)))
  })

  it.each([
    ['/api/v1/search?q=315'],
    ['/api/v1/search?q=揭榜挂帅&section=plan&limit=1'],
    ['/api/v1/search?q=没有这种话'],
    [`/api/v1/same?text=${encodeURIComponent('衷心感谢您对我们工作的关心和支持')}`],
    ['/api/v1/programmes'],
    ['/api/v1/programmes?region=330000&sort=last'],
    ['/api/v1/numbers?limit=3'],
    ['/api/v1/commitments?year=1999'],
    ['/api/v1/commitments'],
    ['/api/v1/programmes/315', '/api/v1/programmes/{id}'],
    ['/api/v1/programmes/315?group=none&limit=1&page=2', '/api/v1/programmes/{id}'],
    ['/api/v1/programmes/shuangbeizeng?show=found', '/api/v1/programmes/{id}'],
    ['/api/v1/regions'],
    ['/api/v1/regions/330000', '/api/v1/regions/{code}'],
    ['/api/v1/regions/110000', '/api/v1/regions/{code}'],
    ['/api/v1/compare'],
    ['/api/v1/compare?p=315&p=shuangbeizeng&r=331083&r=330182&r=110000'],
    ['/api/v1/about/data'],
  ])('is true of the answer to %s', async (url, path = url.split('?')[0] ?? '') => {
    const response = await server.get(url)
    expect(response.status).toBe(200)
    expect(faults(path, response.status, await response.json())).toBeNull()
  })

  it('is true of the answer to a proposal', async () => {
    const response = await server.get('/api/v1/similar', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: '关于激发创新潜力的建议。建议落实研发费用加计扣除。', region: '柯桥区' }),
    })
    const answer = (await response.json()) as SimilarJson
    expect(faults('/api/v1/similar', response.status, answer)).toBeNull()
    const texts = answer.asks.flatMap(({ results }) => results.map(({ text }) => text))
    expect(texts.join()).toContain('研发费用加计扣除')
  })

  it('is true of what is found in a draft', async () => {
    const response = await server.get('/api/v1/check', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        text: '建成科创飞地,一是加强政策环境优化营造。依据《玉环市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》，制定了规划。',
        region: '柯桥区',
        proposal: '建议修建公园。',
      }),
    })
    const answer = (await response.json()) as CheckJson
    expect(faults('/api/v1/check', response.status, answer)).toBeNull()
    expect(answer.findings.map(({ rule }) => rule)).toContain('other-place')
  })

  it('is true of the text of a file, and of a file without one', async () => {
    const send = (name: string): Promise<Response> =>
      server.get(`/api/v1/check/file?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        body: '改造公路。',
      })
    const [read, unread] = [await send('答复稿.txt'), await send('答复稿.pdf')]
    expect([read.status, unread.status]).toEqual([200, 400])
    expect(faults('/api/v1/check/file', 200, await read.json())).toBeNull()
    expect(faults('/api/v1/check/file', 400, await unread.json())).toBeNull()
    const { parameters, requestBody } = api.paths['/api/v1/check/file']?.post ?? {}
    expect(parameters).toEqual([expect.objectContaining({ name: 'name', in: 'query', required: true })])
    expect(requestBody?.content).toEqual({ 'application/octet-stream': {} })
  })

  it('is true of the refusal of a text that is too long', async () => {
    const response = await server.get('/api/v1/check/file?name=a.txt', {
      method: 'POST',
      body: new Uint8Array(11_000_000),
    })
    expect(response.status).toBe(413)
    expect(faults('/api/v1/check/file', 413, await response.json())).toBeNull()
  })

  it('is true of every reply', async () => {
    const found = (await (await server.get('/api/v1/search?limit=100')).json()) as {
      results: { id: string }[]
    }
    expect(found.results).toHaveLength(5)
    for (const { id } of found.results) {
      const response = await server.get(`/api/v1/replies/${id}`)
      expect(faults('/api/v1/replies/{id}', 200, await response.json())).toBeNull()
      for (const [path, query] of [
        ['same', '?anchor=p1&anchor=p3'],
        ['similar', ''],
      ] as const) {
        const more = await server.get(`/api/v1/replies/${id}/${path}${query}`)
        expect(faults(`/api/v1/replies/{id}/${path}`, 200, await more.json())).toBeNull()
      }
    }
  })

  it.each([
    ['/api/v1/search?limit=101', 400],
    ['/api/v1/programmes?sort=size', 400],
    ['/api/v1/programmes/315?utm_source=x', 400, '/api/v1/programmes/{id}'],
    ['/api/v1/programmes/nonsense', 404, '/api/v1/programmes/{id}'],
    ['/api/v1/regions/999999', 404, '/api/v1/regions/{code}'],
    ['/api/v1/replies/aaaaaaaaaaaa', 404, '/api/v1/replies/{id}'],
    ['/api/v1/same?id=x', 400],
    ['/api/v1/replies/aaaaaaaaaaaa/similar', 404, '/api/v1/replies/{id}/similar'],
  ])('is true of the refusal of %s', async (url, status, path = url.split('?')[0] ?? '') => {
    const response = await server.get(url)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(faults(path, status, await response.json())).toBeNull()
  })

  it.each([
    ['/api/v1/search', Object.keys(plainRequest(''))],
    ['/api/v1/programmes', Object.keys(programmeListParameters.shape)],
    ['/api/v1/programmes/{id}', Object.keys(programmeParameters.shape)],
    ['/api/v1/numbers', Object.keys(numberParameters.shape)],
    ['/api/v1/commitments', Object.keys(commitmentParameters.shape)],
    ['/api/v1/compare', Object.keys(compareParameters.shape)],
    ['/api/v1/regions', []],
    ['/api/v1/same', ['id', 'anchor', 'text']],
  ])('names all parameters of %s, and no other', (path, names) => {
    const told = operationOf(path)?.parameters.filter((parameter) => parameter.in === 'query') ?? []
    expect(told.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })

  it('would not let a wrong answer pass', async () => {
    const answer = (await (await server.get('/api/v1/programmes')).json()) as { programmes: object[] }
    const wrong = { ...answer, programmes: answer.programmes.map((one) => ({ ...one, count: '3' })) }
    expect(faults('/api/v1/programmes', 200, wrong)).not.toBeNull()
  })
})

describe('a page and its JSON', () => {
  it.each([
    ['/programmes'],
    ['/programmes/315'],
    ['/regions'],
    ['/regions/331083'],
    ['/compare'],
    ['/numbers'],
    ['/commitments'],
    ['/about/data'],
  ])('%s.json says what the API says', async (path) => {
    const [page, answer] = await Promise.all([server.get(`${path}.json`), server.get(`/api/v1${path}`)])
    expect(page.status).toBe(200)
    expect(await page.json()).toEqual(await answer.json())
  })
})
