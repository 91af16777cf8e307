import { beforeAll, describe, expect, it } from 'vitest'
import { fakeSearcher } from './fake-searcher.ts'
import { samples } from './sample-replies.ts'
import { address, linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
  return () => server.close()
})

describe('a pasted text', () => {
  const pasted = '关于加快培育科技型企业，落实研发费用加计扣除政策的建议。'.repeat(70)

  it('stands once in the page: all that refines its search are buttons of the form that holds it', async () => {
    const $ = await server.page(`/search?q=${encodeURIComponent(pasted)}&region=331083`)
    const form = $('form#q-form')
    expect(form.attr('method')).toBe('post')
    expect(form.attr('action')).toBe('/search?region=331083')
    expect(form.serializeArray().map(({ name }) => name)).toEqual(['q'])
    const addresses = $('[href], [formaction]').toArray()
    for (const element of addresses) {
      const url = $(element).attr('href') ?? $(element).attr('formaction') ?? ''
      expect(url.length, url).toBeLessThan(900)
    }
    const chip = $('[aria-label="已选筛选"] button')
    expect([chip.attr('form'), chip.attr('formaction')]).toEqual(['q-form', '/search'])
  })

  it('finds, posted, what it finds in a URL', async () => {
    const body = new URLSearchParams({ q: `双倍增 ${pasted}` })
    const response = await server.get('/search?section=plan', { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('name="q" value="双倍增 关于加快')
    const short = await server.get('/search', { method: 'POST', body: new URLSearchParams({ q: '双倍增' }) })
    expect(await short.text()).toContain('完整匹配 3 段')
  })

  it('leads to passages with the words that are marked there', async () => {
    const marking = await serve(samples, {
      searcher: {
        search: async (request) => fakeSearcher(samples).search({ ...request, q: '双倍增' }),
      },
    })
    const $ = await marking.page(`/search?q=${encodeURIComponent(pasted)}`)
    expect(address(linkTo($, '在原文中查看'))).toMatch(/^\/r\/yuhuanyuhuan\?q=“双倍增”#p/)
    await marking.close()
  })

  it('may be as long as a form, not longer', async () => {
    const body = new URLSearchParams({ q: 'a'.repeat(70_000) })
    expect((await server.get('/search', { method: 'POST', body })).status).toBe(413)
  })

  it('survives 10,000 characters', async () => {
    const q = 'a'.repeat(10_000)
    const response = await server.get(`/search?q=${q}`)
    expect(response.status).toBe(200)
    const $ = await server.page(`/search?q=${q}`)
    expect(texts($, '[role="status"]').join()).toContain('2000')
    expect($('title').text().length).toBeLessThan(60)
  })
})

describe('what others add to links', () => {
  it.each([
    'from=timeline&isappinstalled=0',
    'utm_source=a&utm_medium=b',
    'spm=1.2',
    'share_token=x',
    'nsukey=%2B',
  ])('%s changes nothing', async (added) => {
    const response = await server.get(`/search?q=双倍增&${added}`)
    expect(response.status).toBe(200)
    const $ = await server.page(`/search?q=双倍增&${added}`)
    expect(address(linkTo($, '建德市 1'))).toBe('/search?q=双倍增&region=330182')
  })

  it('does not close the page of a reply either', async () => {
    expect((await server.get('/r/yuhuanyuhuan?q=双倍增&from=singlemessage&isappinstalled=0')).status).toBe(
      200,
    )
    expect((await server.get('/r/yuhuanyuhuan?q=双倍增&x=1')).status).toBe(400)
  })

  it('is not ignored in the API, nor is a slip of the pen on the page', async () => {
    expect((await server.get('/api/v1/search?q=a&from=timeline')).status).toBe(400)
    expect((await server.get('/search?q=a&regoin=331083')).status).toBe(400)
  })
})
