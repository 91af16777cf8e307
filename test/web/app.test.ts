import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { securityHeaders } from '../../src/web/security-headers.ts'
import { samples } from './sample-replies.ts'
import { getWith, linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer
let failing: TestServer

beforeAll(async () => {
  server = await serve(samples, { publicHosts: [{ name: 'fuwen.example', isSecure: true }] })
  failing = await serve(samples, {
    searcher: {
      search: async () => {
        throw new Error('secret of the house')
      },
      overview: async () => {
        throw new Error('secret of the house')
      },
    },
  })
})

afterAll(async () => {
  await server.close()
  await failing.close()
})

describe('headers', () => {
  it.each([
    ['/', 200, {}],
    ['/search?q=双倍增', 200, {}],
    ['/r/yuhuanyuhuan', 200, {}],
    ['/assets/style.css', 200, {}],
    ['/api/v1/search?q=315', 200, {}],
    ['/livez', 200, {}],
    ['/readyz', 200, {}],
    ['/search?page=0', 400, {}],
    ['/api/v1/search?page=0', 400, {}],
    ['/r/%E0%A4%A', 400, {}],
    ['/nowhere', 404, {}],
    ['/api/v1/nowhere', 404, {}],
    ['/r/aaaaaaaaaaaa', 404, {}],
    ['/r/..%2f..%2fetc%2fpasswd', 404, {}],
    ['/assets/..%2fapp.ts', 404, {}],
    ['/assets/app.ts', 404, {}],
    ['/search', 405, { method: 'PUT' }],
    ['/search', 200, { method: 'POST' }],
    ['/r/yuhuanyuhuan', 405, { method: 'POST' }],
    ['/api/v1/search', 405, { method: 'DELETE' }],
    ['/', 405, { method: 'OPTIONS' }],
    ['/search', 415, { method: 'POST', headers: { 'content-encoding': 'br' }, body: 'x' }],
  ])('%s answers %i with all security headers', async (path, status, init: RequestInit) => {
    const response = await server.get(path, init)
    expect(response.status).toBe(status)
    expectSecurityHeaders(response)
  })

  it.each(['/', '/search?q=x', '/api/v1/search?q=x', '/readyz'])(
    'a fault at %s has them too',
    async (path) => {
      const response = await failing.get(path)
      expect(response.status).toBe(path === '/readyz' ? 503 : 500)
      expectSecurityHeaders(response)
    },
  )

  it.each(['/', '/search?q=315', '/r/yuhuanyuhuan?q=315', '/assets/style.css', '/api/v1/search?q=315'])(
    '%s answers 304, with them, to one who has it',
    async (path) => {
      const tag = (await server.get(path)).headers.get('etag') ?? ''
      const known = { 'if-none-match': tag, 'accept-encoding': 'gzip' }
      const again = await getWith(server.url + path, known)
      expect(again.status).toBe(304)
      expect(again.headers).toMatchObject(lowerCaseNames(securityHeaders))
    },
  )

  it('allows style, image and script of our own and nothing inline', async () => {
    const policy = (await server.get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })
})

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function expectSecurityHeaders(response: Response): void {
  for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value)
  expect(response.headers.get('x-powered-by')).toBeNull()
}

describe('methods', () => {
  it.each(['/', '/search?q=双倍增', '/r/yuhuanyuhuan', '/api/v1/search'])(
    'HEAD %s has no body',
    async (path) => {
      const head = await server.get(path, { method: 'HEAD' })
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
    },
  )

  it('says which methods there are', async () => {
    expect((await server.get('/', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await server.get('/search', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST')
  })
})

describe('assets', () => {
  it('are kept for ever under the address that pages give', async () => {
    const $ = await server.page('/')
    const address = $('link[rel="stylesheet"]').attr('href') ?? ''
    const response = await server.get(address)
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await server.get('/assets/style.css?v=old')).headers.get('cache-control')).not.toContain(
      'immutable',
    )
  })
})

describe('health', () => {
  it('is ready with an index and unavailable without, saying nothing of why', async () => {
    expect(await (await server.get('/readyz')).json()).toEqual({
      status: 'ready',
      replies: 3,
      indexVersion: 'fake-1',
    })
    expect(await (await failing.get('/readyz')).json()).toEqual({ status: 'unavailable' })
    expect((await failing.get('/livez')).status).toBe(200)
  })
})

describe('a fault', () => {
  it('shows an id on the page and logs it with the cause, without the query', async () => {
    const response = await failing.get('/search?q=隐私')
    const page = await response.text()
    expect(page).not.toContain('secret')
    expect(page).not.toContain('app.ts')
    const line = JSON.stringify(failing.logged.at(-1))
    const id = /"id":"([0-9a-f]{8})"/.exec(line)?.[1] ?? 'no id'
    expect(page).toContain(id)
    expect(line).toContain('secret of the house')
    expect(decodeURIComponent(line)).not.toContain('隐私')
  })

  it('is a problem with an id below /api', async () => {
    const response = await failing.get('/api/v1/search?q=x')
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem: unknown = await response.json()
    expect(problem).toMatchObject({ type: 'about:blank', title: '服务器出错了', status: 500 })
    expect(problem).toHaveProperty('id', expect.stringMatching(/^[0-9a-f]{8}$/))
    expect(JSON.stringify(problem)).not.toContain('secret')
  })
})

describe('an index in a cluster that does not answer', () => {
  let away: TestServer
  const search = async (): Promise<never> => {
    throw new IndexError('unreachable', '集群 http://10.1.2.3:9200 没有在限定的时间内应答：请检查地址。')
  }

  beforeAll(async () => {
    away = await serve(samples, { searcher: { search, overview: search } })
  })
  afterAll(() => away.close())

  it.each(['/search?q=315', '/api/v1/search?q=315', '/readyz'])(
    'is told by %s with 503, when to come back, and no address of a node',
    async (path) => {
      const response = await away.get(path)
      expect(response.status).toBe(503)
      if (path !== '/readyz') expect(response.headers.get('retry-after')).toBe('5')
      const text = await response.text()
      expect(text).toContain('存放资料的集群没有应答')
      expect(text).not.toContain('10.1.2.3')
    },
  )

  it('is logged with the node that was asked', async () => {
    await away.get('/search?q=隐私')
    const line = decodeURIComponent(JSON.stringify(away.logged.at(-1)))
    expect(line).toContain('10.1.2.3')
    expect(line).not.toContain('隐私')
  })
})

describe('error pages', () => {
  it('explain in Chinese and lead on', async () => {
    const $ = await server.page('/nowhere')
    expect(texts($, 'main h1')).toEqual(['没有这个页面'])
    expect(linkTo($, '回到首页')).toBe('/')
    expect($('form[role="search"] input[type="search"]').length).toBe(1)
  })

  it('for an unknown reply lead back to the search', async () => {
    const $ = await server.page('/r/aaaaaaaaaaaa?q=315')
    expect(linkTo($, '回到检索结果')).toBe('/search?q=315')
  })
})

describe('hosts', () => {
  it.each([
    ['localhost', 200],
    ['localhost:8080', 200],
    ['127.0.0.1:3000', 200],
    ['[::1]:3000', 200],
    ['192.168.1.20:3000', 200],
    ['fuwen.example', 200],
    ['FUWEN.example:443', 200],
    ['evil.example', 421],
    ['fuwen.example.evil.example', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['user@localhost', 421],
    ['localhost/..', 421],
    ['localhost:80:80', 421],
  ])('Host: %s answers %i', async (host, status) => {
    const answer = await getWith(`${server.url}/`, { host })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject(lowerCaseNames(securityHeaders))
  })

  it.each([
    ['fuwen.example', 'https://fuwen.example/'],
    ['FUWEN.example:8443', 'https://FUWEN.example:8443/'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/'],
  ])('%s is called %s in what is quoted', async (host, address) => {
    const { body } = await getWith(`${server.url}/opensearch.xml`, { host })
    expect(body).toContain(`"${address}search?`)
    const reply = await getWith(`${server.url}/r/yuhuanyuhuan`, { host })
    expect(reply.body).toContain(`网址：${address}r/yuhuanyuhuan`)
  })

  it('are not taken from a proxy', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' }
    expect((await getWith(`${server.url}/`, headers)).status).toBe(421)
  })
})
