import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDraft } from '../../src/web/assets/scripts/draft-shape.js'
import { makeDocx, paragraph } from '../ingest/make-zip.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { serveSeeds } from './seed-server.ts'
import { type TestServer, texts } from './server.ts'

const folder = sharedFolder()
let server: TestServer

beforeAll(async () => {
  server = await serveSeeds(folder)
}, 60_000)
afterAll(() => server.close())

function post(fields: Readonly<Record<string, string>>): Promise<Response> {
  return server.get('/check', { method: 'POST', body: new URLSearchParams(fields) })
}

async function checked(fields: Readonly<Record<string, string>>) {
  return load(await (await post(fields)).text())
}

const draft = `一、工作开展情况
一是完善企业梯度培育体系。聚焦科技型企业培育，市科技局联合市财政、市税务部门联合出台《科技型企业“梯次培育”行动方案》，制定高新技术企业培育地方标准。
玉环市水暖阀门产业<b>创新</b>服务综合体,已经建成。`

describe('the page that checks a draft', () => {
  it('offers a form, and says that nothing is kept', async () => {
    const $ = await server.page('/check')
    expect(texts($, 'main h1')).toEqual(['检查答复稿'])
    expect(texts($, '.site-nav [aria-current="page"]')).toEqual(['检查'])
    expect(texts($, '.privacy')).toEqual(['稿件只用于这一次检查，不保存，也不写进日志。'])
    expect($('form[method="post"] textarea[name="text"]')).toHaveLength(1)
    expect(texts($, '[role="status"]').join('')).toBe('')
  })

  it('lists what was found by kind, each with its place in the draft and what to do', async () => {
    const $ = await checked({ text: draft, region: '柯桥区' })
    expect(texts($, '.summary p').slice(0, 1)).toEqual(['按柯桥区的稿件检查。'])
    const heads = texts($, 'section h2')
    expect(heads).toEqual(
      expect.arrayContaining([
        '外地残留：外地地名（1 处）',
        '与以往答复相同（1 处）',
        '格式：半角标点（1 处）',
      ]),
    )
    for (const link of $('a[href^="#place-"]').toArray())
      expect($($(link).attr('href') ?? '')).toHaveLength(1)
    expect($('a:contains("看这一段的出处")').attr('href')).toMatch(/^\/r\/[a-z2-7]{12}#p\d+$/)
    expect($.text()).not.toMatch(/抄袭|剽窃/)
  })

  it('says where a text was taken for a part of a reply, of which nothing is missing', async () => {
    const said = '不像整篇答复（没有主送、收到语、致谢、署名），只当其中一段检查，不查还缺什么。'
    expect(texts(await checked({ text: draft }), '.summary p')).toContain(said)
    const whole = `梁某代表：\n您提出的关于修路的建议收悉。现答复如下：\n${draft}\n感谢您的关心。`
    expect(texts(await checked({ text: whole }), '.summary p')).not.toContain(said)
  })

  it('shows the draft word for word, as text', async () => {
    const $ = await checked({ text: draft, region: '柯桥区' })
    expect($('.check-whole').text()).toBe(draft)
    expect($('.check-whole b')).toHaveLength(0)
    expect($('textarea[name="text"]').text()).toBe(draft)
  })

  it('takes line ends as browsers send them, and names asks without an answer', async () => {
    const $ = await checked({
      text: draft.replaceAll('\n', '\r\n'),
      region: '',
      proposal: '建议修建乡村图书馆。',
    })
    expect($('.check-whole').text()).toBe(draft)
    expect(texts($, 'section h2')).toContain('漏答（1 处）')
    expect(texts($, '.summary p')[0]).toContain('请填写本单位所在地区')
  })

  it('takes the draft of the workbench as it is kept there', async () => {
    const part = { id: 'part-1', text: '我局将尽快实施。', marks: [], source: null }
    const sections = [{ id: 'plan', ask: '', heading: '下一步工作打算', parts: [part] }]
    const { fields } = newDraft('修路的建议', [])
    const $ = await checked({ draft: JSON.stringify({ version: 1, fields, sections }), region: '柯桥区' })
    expect($('textarea[name="text"]').text()).toContain('一、下一步工作打算\n　　我局将尽快实施。')
    expect(texts($, 'section h2')).toContain('承诺（1 处）')
  })

  it('finds the parts that the workbench still holds empty', async () => {
    const { fields } = newDraft('修路的建议', [])
    const sections = ['关于修建公路', '下一步工作打算'].map((heading, at) => ({
      id: `part-${at}`,
      ask: '',
      heading,
      parts: at === 0 ? [] : [{ id: 'part-1', text: '我局将于年底前修通。', marks: [], source: null }],
    }))
    const $ = await checked({ draft: JSON.stringify({ version: 1, fields, sections }), region: '柯桥区' })
    expect($('textarea[name="text"]').text()).toContain('一、关于修建公路\n\n　　二、下一步工作打算')
    expect(texts($, 'section h2')).toContain('格式：没有内容的部分（1 处）')
  })

  it.each([
    [{ text: ' ' }, 400, '答复稿的正文'],
    [{ draft: '{}' }, 400, '答复稿的正文'],
    [{ text: '答复', region: '鼓楼区' }, 400, '不止一个'],
  ])('refuses %j in words that help', async (fields, status, said) => {
    const response = await post(fields)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(said)
  })

  it('stores and logs nothing of what was typed', async () => {
    const marker = '标记文字甲乙丙丁戊己庚辛'
    const response = await post({ text: `${marker}。${draft}` })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify(server.logged)).not.toContain(marker)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    const held = files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path))
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(held.some((bytes) => bytes.includes(Buffer.from(marker, encoding)))).toBe(false)
    expect(await (await server.get('/search?q=标记文字甲乙丙丁')).text()).not.toContain('庚辛')
  })
})

describe('POST /api/v1/check/file', () => {
  const send = (name: string, body: Buffer): Promise<Response> =>
    server.get(`/api/v1/check/file?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })

  it.each([
    [
      '答复稿.docx',
      makeDocx(paragraph('一、工作开展情况') + paragraph('手机13800000000')),
      '一、工作开展情况\n手机13800000000',
    ],
    ['答复稿.TXT', Buffer.from('一、工作开展情况\r\n改造公路。'), '一、工作开展情况\n改造公路。'],
  ])(
    'gives the text of %s, personal data and all',
    async (name, body, text) => {
      expect(await (await send(name, body)).json()).toEqual({ text })
    },
    30_000,
  )

  it.each([
    ['答复稿.pdf', Buffer.from('%PDF'), '这里只读 .docx 和 .txt 文件'],
    ['坏的.docx', Buffer.from('PK坏的'), '坏的.docx：文件已损坏'],
    ['空的.txt', Buffer.from(' \n'), '空的.txt：文件里没有文字'],
    ['', Buffer.from('答复'), '这里只读 .docx 和 .txt 文件'],
  ])(
    'says why there is no text in %s',
    async (name, body, said) => {
      const response = await send(name, body)
      expect(response.status).toBe(400)
      expect(((await response.json()) as { detail: string }).detail).toContain(said)
    },
    30_000,
  )

  it('takes a file whatever type it is said to have, as programs send it', async () => {
    const response = await server.get('/api/v1/check/file?name=a.txt', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: '改造公路。',
    })
    expect(await response.json()).toEqual({ text: '改造公路。' })
  })

  it('counts the bytes as they come, and takes no more than ten megabytes', async () => {
    expect((await send('大.txt', Buffer.alloc(11 * 1024 * 1024, 'a'))).status).toBe(413)
  })
})
