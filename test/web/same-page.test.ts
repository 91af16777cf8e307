import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jiande, linyi, sampleReply, yuhuan } from './sample-replies.ts'
import { linkTo, serve, type TestServer, texts } from './server.ts'

const [copied = ''] = yuhuan.passages.filter(({ anchor }) => anchor === 'p6').map(({ text }) => text)

const later = sampleReply(
  'laterlaterla',
  [
    {
      marker: null,
      heading: null,
      role: 'plan',
      passages: [`<b>高度重视</b>。${copied.replace('2024', '2025').replace('50', '62')}`],
    },
  ],
  { header: { ...jiande.header, authority: '天台县科学技术局', signedOn: '2025-06-01' } },
)
const undated = sampleReply(
  'undatedundat',
  [{ marker: null, heading: null, role: 'plan', passages: [copied] }],
  { docType: 'work-summary' },
)

let server: TestServer

beforeAll(async () => {
  server = await serve([later, undated, yuhuan, linyi])
})
afterAll(async () => {
  await server.close()
})

describe('the page of one wording', () => {
  it('lists who says the same, the oldest first, and itself among them', async () => {
    const $ = await server.page('/same?id=yuhuanyuhuan&anchor=p6')
    expect(texts($, 'figure blockquote')).toEqual([copied])
    expect(texts($, 'ol h2')).toEqual([yuhuan.header.title, '天台县科学技术局的答复（无标题）', '（无标题）'])
    expect(texts($, 'ol time')).toEqual(['2024年5月20日', '2025年6月1日'])
    expect(texts($, 'ol > li:last-child .unknown')).toEqual(['日期不详'])
    expect(texts($, '[aria-current="true"] h2')).toEqual([yuhuan.header.title])
    expect(linkTo($, '回到原文')).toBe('/r/yuhuanyuhuan#p6')
  })

  it('says who was first, and how many have no date', async () => {
    const $ = await server.page('/same?id=laterlaterla&anchor=p1')
    expect(texts($, 'main [role="status"] p')).toEqual([
      '另有 2 处写法相同或相近。',
      '在已收录的资料里，最早见于 2024年5月20日玉环市科学技术局。',
      '有 1 处没有日期，排在最后，不知先后。',
    ])
  })

  it('names together what is of one day, and says of a date that it is that of publication', async () => {
    const [signedOn, publishedOn] = ['2024-05-20', '2024-05-20'] as const
    const wording = [{ marker: null, heading: null, role: 'plan', passages: [copied] }] as const
    const sameDay = sampleReply('samedaysamed', wording, {
      header: { ...jiande.header, authority: '天台县科学技术局', signedOn },
    })
    const published = sampleReply('publishedpub', wording, {
      header: { ...jiande.header, authority: '温岭市科学技术局', signedOn: null, publishedOn },
    })
    const own = await serve([later, yuhuan, sameDay, published])
    const sentences = async (asked: string) =>
      texts(await own.page(`/same?${asked}`), 'main [role="status"] p')
    const [, first] = await sentences('id=laterlaterla&anchor=p1')
    expect(first).toMatch(/^在已收录的资料里，最早见于 2024年5月20日\S*科学技术局等同一天的 3 处。$/)
    const dates = texts(await own.page('/same?id=yuhuanyuhuan&anchor=p6'), 'ol time')
    expect(dates).toContain('2024年5月20日（发布）')
    expect(await sentences('id=yuhuanyuhuan&anchor=p6')).toContain(
      '在已收录的资料里，本段和同一天的另外 2 处最早。',
    )
    await own.close()
  })

  it('marks what differs, in words for those who cannot see it', async () => {
    const $ = await server.page('/same?id=yuhuanyuhuan&anchor=p6')
    expect(texts($, 'ol ins')).toEqual(['（写作：2025）', '（写作：62）'])
    expect(texts($, 'ol del')).toEqual(['（没有：2024）', '（没有：50）'])
    expect(texts($, 'ol .around')).toEqual(['<b>高度重视</b>。'])
    expect(texts($, 'ol .likeness')).toEqual(['本段', '94% 相同', '一字不差'])
  })

  it('takes any text', async () => {
    const $ = await server.page(`/same?text=${encodeURIComponent(copied)}`)
    expect(texts($, 'ol h2')).toHaveLength(3)
    expect(texts($, '[aria-current="true"]')).toEqual([])
    expect(linkTo($, '回到原文')).toBeUndefined()
  })

  it.each([
    ['此复。', '这段文字太短，比对没有意义：请选一句完整的话。'],
    ['积极开展河湖长制巡查，完成生态护岸建设。', '已收录的资料里没有别处这样写。'],
  ])('says of %s: %s', async (text, sentence) => {
    const $ = await server.page(`/same?text=${encodeURIComponent(text)}`)
    expect(texts($, 'main [role="status"] p')).toEqual([sentence])
    expect($('ol').length).toBe(0)
  })

  it.each([
    ['/same', 400],
    ['/same?id=yuhuanyuhuan', 400],
    ['/same?id=yuhuanyuhuan&anchor=12', 400],
    ['/same?id=yuhuanyuhuan&anchor=p6&text=x', 400],
    ['/same?id=yuhuanyuhuan&anchor=p6&colour=red', 400],
    ['/same?id=yuhuanyuhuan&anchor=p6&toString=1', 400],
    [`/same?text=${'a'.repeat(1501)}`, 400],
    ['/same?id=yuhuanyuhuan&anchor=p99', 404],
    ['/same?id=aaaaaaaaaaaa&anchor=p1', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await server.get(path)).status).toBe(status)
  })
})

describe('the same as JSON', () => {
  const json = async (path: string): Promise<unknown> => (await server.get(path)).json()

  it('gives each variant its place, its likeness and its differences', async () => {
    const answer = (await json('/api/v1/same?id=yuhuanyuhuan&anchor=p6')) as {
      variants: { text: string; differences: [number, number][] }[]
    }
    expect(answer).toMatchObject({
      passage: { id: 'yuhuanyuhuan', anchor: 'p6', text: copied },
      complete: true,
      variants: [
        {
          id: 'laterlaterla',
          anchor: 'p1',
          url: '/r/laterlaterla#p1',
          date: '2025-06-01',
          authority: '天台县科学技术局',
          text: later.passages[0]?.text,
        },
        { id: 'undatedundat', date: null, similarity: 1, differences: [] },
      ],
    })
    const [variant = expect.fail()] = answer.variants
    expect(variant.differences.map((span) => variant.text.slice(...span))).toEqual(['2025', '62'])
  })

  it('counts for the passages of a reply', async () => {
    expect(await json('/api/v1/replies/yuhuanyuhuan/same?anchor=p6&anchor=p4')).toEqual({
      counts: [
        { anchor: 'p6', count: 2, complete: true, formula: false },
        { anchor: 'p4', count: 0, complete: true, formula: false },
      ],
    })
    expect((await server.get('/api/v1/replies/yuhuanyuhuan/same')).status).toBe(400)
    expect((await server.get('/api/v1/replies/aaaaaaaaaaaa/same?anchor=p1')).status).toBe(404)
  })

  it('names similar replies', async () => {
    const answer = (await json('/api/v1/replies/yuhuanyuhuan/similar')) as { replies: { id: string }[] }
    expect(answer.replies.map(({ id }) => id)).toEqual(['laterlaterla', 'undatedundat', 'linyilinyiaa'])
    expect(answer.replies[2]).toEqual({
      id: 'linyilinyiaa',
      url: '/r/linyilinyiaa',
      title: linyi.header.proposal.title,
      authority: '临沂市科学技术局',
      region: { code: '371300', name: '临沂市', path: ['山东省', '临沂市'] },
      date: '2024-06-18',
    })
  })

  it('answers mistakes as problems', async () => {
    const response = await server.get('/api/v1/same?id=x')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ parameters: ['id'] })
  })
})
