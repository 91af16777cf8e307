import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleDraft } from '../drafting/export/sample-draft.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { serveSeeds } from './seed-server.ts'
import { type TestServer, texts } from './server.ts'

const folder = sharedFolder()
let server: TestServer

beforeAll(async () => {
  server = await serveSeeds(folder)
}, 60_000)
afterAll(() => server.close())

const proposal = '关于激发创新潜力的建议\n建议：一是落实研发费用加计扣除。二是引进高层次人才。'

function post(path: string, fields: readonly (readonly [string, string])[]): Promise<Response> {
  return server.get(path, {
    method: 'POST',
    body: new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])),
  })
}

async function postPage(fields: readonly (readonly [string, string])[]) {
  return load(await (await post('/draft', fields)).text())
}

describe('the page for drafting', () => {
  it('says that nothing is kept, and asks for a proposal', async () => {
    const $ = await server.page('/draft')
    expect($('.privacy').text()).toContain('不在服务器上保存')
    expect($('form[method=post] textarea[name=text]')).toHaveLength(1)
  })

  it('lists the asks and past passages for each, done and planned, without scripts', async () => {
    const $ = await postPage([['text', proposal]])
    expect(
      $('textarea[name=ask]')
        .toArray()
        .map((box) => $(box).text()),
    ).toEqual(['一是落实研发费用加计扣除。', '二是引进高层次人才。', ''])
    expect(texts($, '.ask').length).toBe(2)
    expect(new Set(texts($, '.ask h4'))).toEqual(new Set(['已做', '下一步']))
    expect($('.answer a').first().attr('href')).toMatch(/^\/r\/[a-z2-7]{12}#p\d+$/)
    expect($('.answer').text()).toContain('A 类（按答复单位标注）')
    expect($('.without-script').text()).toContain('脚本')
  })

  it('marks what belongs to the source, less for a writer at home there', async () => {
    const places = async (region: string): Promise<string[]> => {
      const $ = await postPage([
        ['text', proposal],
        ['region', region],
      ])
      return texts($, '.answer mark[data-kind=place]')
    }
    expect(await places('')).toContain('杭州市')
    expect(await places('杭州市')).not.toContain('杭州市')
  })

  it('looks for the asks as the writer words them', async () => {
    const $ = await postPage([
      ['text', proposal],
      ['ask', '培育高新技术企业'],
      ['ask', ' '],
    ])
    expect(texts($, '.ask h3')).toEqual(['诉求 1：培育高新技术企业'])
  })

  it.each([
    [[['region', '鼓楼区']], '不止一个'],
    [[['q', 'x']], '没有名为'],
    [[['text', '答'.repeat(50_001)]], '参数 text'],
  ] as const)('refuses %.30j in words', async (fields, said) => {
    const response = await post('/draft', fields)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(said)
  })

  it('leaves script text', async () => {
    const $ = await postPage([
      ['text', '<script>alert(1)</script>'],
      ['ask', '"><script>alert(2)</script>'],
    ])
    expect($('script:not([src])')).toHaveLength(0)
    expect($('textarea[name=text]').text()).toBe('<script>alert(1)</script>')
  })
})

const exported = JSON.stringify(sampleDraft)

describe('exporting a draft', () => {
  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['txt', 'text/plain; charset=utf-8'],
  ])('gives a file: %s', async (format, type) => {
    const response = await post('/draft/export', [
      ['draft', exported],
      ['format', format],
      ['mark', '1'],
    ])
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toContain(`.${format}`)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('gives a page to print, marked as a draft until the writer says otherwise, sources behind it', async () => {
    const page = async (...choices: string[]) => pageOf(exported, ...choices)
    const pageOf = async (draft: string, ...choices: string[]) =>
      load(
        await (
          await post('/draft/export', [
            ['draft', draft],
            ['format', 'print'],
            ...choices.map((choice) => [choice, '1'] as const),
          ])
        ).text(),
      )
    const $ = await page('mark', 'head', 'sources')
    expect(texts($, '.draft-mark')).toEqual(['草稿'])
    expect(texts($, '.authority')).toEqual(['临海市科学技术局'])
    expect(texts($, 'h2')).toEqual(['一、关于加大研发投入', '二、下一步工作打算', '来源单（不属于正文）'])
    expect((await page())('.draft-mark, .authority, .sources')).toHaveLength(0)
    const unsigned = exported.replace('"signature":"临海市科学技术局"', '"signature":""')
    expect(texts(await pageOf(unsigned, 'mark'), 'mark')).toEqual(['××××（署名）'])
    expect(texts(await pageOf(unsigned), 'mark')).toEqual([])
  })

  it('lays a long title out in lines between words, and says it on one line elsewhere', async () => {
    const long = '关于对《关于加快建设科技创新体系、扶持中小企业创新发展的建议》的答复'
    const draft = exported.replace('关于对《关于激发创新潜力的建议》的答复', long)
    const print = load(
      await (
        await post('/draft/export', [
          ['draft', draft],
          ['format', 'print'],
        ])
      ).text(),
    )
    expect(print('h1').html()).toBe(long.replace('、', '、<br>'))
    expect(print('title').text()).toBe(long)
    const text = await (
      await post('/draft/export', [
        ['draft', draft],
        ['format', 'txt'],
      ])
    ).text()
    expect(text).toContain(long)
  })

  it.each([
    ['', 400],
    ['{}', 400],
    ['null', 400],
  ])('refuses %j', async (draft, status) => {
    expect((await post('/draft/export', [['draft', draft]])).status).toBe(status)
  })
})

/** Names, sizes and digests of all files below the folder. */
function stateOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile() && !name.endsWith('lock.mdb') && !name.endsWith('-lock'))
    .map((name) => `${name} ${createHash('sha256').update(readFileSync(name)).digest('hex')}`)
    .toSorted()
}

describe('what is typed', () => {
  it('leaves no trace: no line in the log, no file, no change of the index', async () => {
    const marker = '绝密鹧鸪天甲乙丙丁'
    const before = stateOf(folder)
    const draft = JSON.stringify({ ...sampleDraft, fields: { ...sampleDraft.fields, title: marker } })
    const answers = await Promise.all([
      post('/draft', [
        ['text', `关于${marker}的建议`],
        ['region', '玉环市'],
      ]),
      post('/draft', [
        ['text', marker],
        ['region', marker],
      ]),
      post('/draft', [
        ['text', marker],
        ['ask', marker],
      ]),
      post('/draft', [[marker, marker]]),
      ...['docx', 'txt', 'print'].map((format) =>
        post('/draft/export', [
          ['draft', draft],
          ['format', format],
        ]),
      ),
      post('/draft/export', [['draft', marker]]),
      server.get('/api/v1/similar', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text: marker }),
      }),
      server.get('/api/v1/similar', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"text": ${marker}`,
      }),
    ])
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 400, 200, 200, 200, 400, 200, 400])
    expect(JSON.stringify(server.logged)).not.toContain(marker)
    expect(stateOf(folder)).toEqual(before)
    for (const file of before) expect(readFileSync(file.split(' ')[0] ?? '').includes(marker)).toBe(false)
  })
})
