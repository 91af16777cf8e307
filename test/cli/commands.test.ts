import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { open } from 'lmdb'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { indexPath } from '../faults/index-files.ts'
import { sharedFolder, temporaryFolder } from '../temporary-folder.ts'
import { fuwen, seed, seedsFolder } from './run-fuwen.ts'

const index = sharedFolder()

beforeAll(async () => {
  const { code, out } = await fuwen(['index', seedsFolder, '--index', index])
  expect(out).toContain('新增 5')
  expect(code).toBe(0)
})

describe('index', () => {
  it('changes nothing the second time, and needs no paths then', async () => {
    const { code, out } = await fuwen(['index', '--index', index])
    expect(out).toContain('没有变化（5 个文件）')
    expect(code).toBe(0)
  })

  it('reads the same paths again when the index is of an earlier format', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    mkdirSync(own)
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(folder, '临沂.txt'))
    const earlier = open({ path: join(own, 'fuwen-2-0123456789ab.mdb'), noSubdir: true, maxDbs: 16 })
    const manifest = earlier.openDB({ name: 'manifest', encoding: 'msgpack' })
    await manifest.put('manifest', { roots: [join(folder, '临沂.txt')], complete: true })
    await earlier.close()
    const { code, out } = await fuwen(['index', '--index', own])
    expect(out).toContain('建立索引：索引是格式 2，本程序用格式')
    expect(out).toContain('索引现有 1 篇答复')
    expect(code).toBe(0)
    expect(readdirSync(own).filter((name) => name.startsWith('fuwen-2'))).toEqual([])
  })

  it('remembers the paths it was given', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(folder, '临沂.txt'))
    await fuwen(['index', join(folder, '临沂.txt'), '--index', own])
    copyFileSync(seed('004_16bb13746056fe8c.txt'), join(folder, '临沂.txt'))
    expect((await fuwen(['index', '--index', own])).out).toContain('更新 1')
  })

  it('names the paths that it no longer mirrors where others were given', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const paths = ['甲.txt', '乙.txt'].map((name) => join(folder, name))
    const [first = '', second = ''] = paths
    for (const path of paths) copyFileSync(seed('002_1f11e292ab1845fd.txt'), path)
    await fuwen(['index', first, '--index', own])
    const { out } = await fuwen(['index', second, '--index', own])
    expect(out).toContain(`不再收 ${first}。要一并保留，请把全部路径写上`)
    expect((await fuwen(['index', first, second, '--index', own])).out).not.toContain('不再收')
    rmSync(second)
    expect((await fuwen(['index', folder, '--index', own])).out).not.toContain('不再收')
  })

  it('mirrors its folder: what is new, changed and gone', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const replies = join(folder, '答复')
    mkdirSync(replies)
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(replies, '临沂.txt'))
    copyFileSync(seed('004_16bb13746056fe8c.txt'), join(replies, '柯桥.txt'))
    expect((await fuwen(['index', replies, '--index', own])).out).toContain('新增 2')
    writeFileSync(
      join(replies, '临沂.txt'),
      '关于河长制的答复\n李某委员：\n您提出的提案收悉，现答复如下：全面推行河长制。',
    )
    rmSync(join(replies, '柯桥.txt'))
    expect((await fuwen(['index', replies, '--index', own])).out).toContain('更新 1、移除 1')
    expect(answer(await fuwen(['search', '河长制', '--json', '--index', own])).total.replies).toBe(1)
    expect(answer(await fuwen(['search', '高新技术', '--json', '--index', own])).total.replies).toBe(0)
  })

  it('lists what it cannot read, keeps what it had of it, and indexes the rest', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const replies = join(folder, '答复')
    mkdirSync(replies)
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(replies, '先好后坏.txt'))
    await fuwen(['index', replies, '--index', own])
    writeFileSync(join(replies, '先好后坏.txt'), '')
    writeFileSync(join(replies, '空.txt'), '')
    writeFileSync(join(replies, '图.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]))
    writeFileSync(join(replies, '大.txt'), '')
    truncateSync(join(replies, '大.txt'), 50_000_000)
    copyFileSync(seed('004_16bb13746056fe8c.txt'), join(replies, '柯桥.txt'))
    const { code, out, err } = await fuwen(['index', replies, '--index', own])
    expect(code).toBe(65)
    for (const name of ['先好后坏.txt', '空.txt', '图.txt', '大.txt']) expect(err).toContain(name)
    expect(err).not.toMatch(/\n\s+at /)
    expect(out).toContain('索引现有 2 篇答复')
  })

  it('says of a table with a bad row that the others were read', async () => {
    const folder = temporaryFolder()
    const [own, table] = [join(folder, 'index'), join(folder, '答复.jsonl')]
    writeFileSync(table, `${JSON.stringify({ text: '全面推行河长制。' })}\n{坏行\n`)
    const { code, out, err } = await fuwen(['index', table, '--index', own])
    expect(code).toBe(65)
    expect(err).toMatch(/^没有全部读入 .*答复\.jsonl：第 2 行不是合法的 JSON 对象，已跳过这一条。$/m)
    expect(out).toContain('索引现有 1 篇答复')
  })

  it('names the columns of a table that it did not use, once', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const table = join(folder, '答复.jsonl')
    const row = {
      article_title: '关于区政协第2号提案的答复',
      publish_time: '2024-06-07',
      page_url: 'https://www.ningshan.gov.cn/1.html',
      content: '张委员：您提出的提案收悉，现答复如下：全面推行河长制。',
      dept: '宁陕县水利局',
      点击: 7,
      备注: '无',
    }
    writeFileSync(table, JSON.stringify(row))
    const first = await fuwen(['index', table, '--index', own])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('答复.jsonl：没有用到的列：点击、备注。')
    expect((await fuwen(['index', table, '--index', own])).out).not.toContain('没有用到的列')
    const [found] = answer(await fuwen(['search', '河长制 年份:2024', '--json', '--index', own])).results
    expect(found).toMatchObject({
      title: '关于区政协第2号提案的答复',
      publishedOn: '2024-06-07',
      authority: '宁陕县水利局',
      region: { code: '610923' },
    })
  })

  it('begins no index for a folder that is not there', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const missing = await fuwen(['index', join(folder, '没有这里'), '--index', own])
    expect(missing).toMatchObject({ code: 65, out: '没有可以读入的文件，没有建立索引。\n' })
    expect(missing.err).toContain('找不到这个文件或文件夹')
    expect(existsSync(own)).toBe(false)
  })

  it('removes nothing when its folder is missing or empty', async () => {
    const folder = temporaryFolder()
    const own = join(folder, 'index')
    const replies = join(folder, '答复')
    mkdirSync(replies)
    copyFileSync(seed('002_1f11e292ab1845fd.txt'), join(replies, '临沂.txt'))
    await fuwen(['index', replies, '--index', own])
    rmSync(join(replies, '临沂.txt'))
    expect(await fuwen(['index', replies, '--index', own])).toMatchObject({ code: 65 })
    rmSync(replies, { recursive: true })
    const missing = await fuwen(['index', replies, '--index', own])
    expect(missing).toMatchObject({ code: 65 })
    expect(missing.err).toContain('找不到')
    expect(missing.out).toContain('索引现有 1 篇答复')
  })

  it('exits 73 where it cannot write', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    // Node goes on for ever in /proc when it is told to make all folders of a path.
    for (const where of [join(folder, 'file'), join(folder, 'file', 'index'), '/proc/fuwen/index']) {
      const { code, err } = await fuwen(['index', seedsFolder, '--index', where])
      expect({ where, code, err }).toMatchObject({
        code: 73,
        err: expect.stringContaining('不能写入') as string,
      })
    }
  })

  it('exits 75 while another indexer works', async () => {
    const own = temporaryFolder()
    writeFileSync(join(own, 'LOCK'), String(process.ppid))
    const { code, err } = await fuwen(['index', seedsFolder, '--index', own])
    expect({ code, err }).toMatchObject({
      code: 75,
      err: expect.stringContaining('另一个索引程序') as string,
    })
  })
})

describe('search', () => {
  it('prints passages with their hits', async () => {
    const { code, out } = await fuwen(['search', '双倍增', '--region', '柯桥', '--index', index])
    expect(code).toBe(0)
    expect(out).toContain('1 篇答复，1 段')
    expect(out).toContain('【双倍增】')
  })

  it('prints the answer of the API with --json', async () => {
    const args = [
      'search',
      '揭榜挂帅',
      '--section',
      'plan',
      '--year',
      '2024',
      '--limit',
      '1',
      '--sort',
      'date',
      '--json',
    ]
    const { results, total, next } = answer(await fuwen([...args, '--index', index]))
    expect(total.replies).toBe(2)
    expect(results).toHaveLength(1)
    expect(results[0]?.passages[0]?.text).toContain('揭榜挂帅')
    expect(next).toContain('page=2')
  })

  it.each([
    [['😀'], '没有找到。检索词里没有汉字、字母或数字，请写要找的词。'],
    [['zzz'], '没有找到。可以换一个更短或更常用的说法。'],
    [['玉科（2023）25号'], '没有找到。请核对文号，或用题目里的词、单位名称检索。'],
    [['zzz', 'yyy', '--region', '柯桥'], '没有找到。可以少用几个词，或去掉地区、项目、年份等限制。'],
  ])('says what may help where it finds nothing: %s', async (words, sentence) => {
    expect((await fuwen(['search', ...words, '--index', index])).out).toContain(sentence)
  })

  it('takes a word with a dash for one to exclude, not for an option', async () => {
    const run = await fuwen(['search', '315', '-专精特新', '--json', '--index', index])
    expect(answer(run).query.understood).toBe('315 -专精特新')
    expect(answer(run).total.replies).toBe(2)
  })

  it('answers the example of README as README says, from as many passages', async () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')
    const [, shown = expect.fail()] = /search 研发费用加计扣除 --section plan\n(.*?)```/s.exec(readme) ?? []
    const { out } = await fuwen(['search', '研发费用加计扣除', '--section', 'plan', '--index', index])
    // README breaks lines and leaves text out.
    const squeezed = (text: string): string => text.replace(/，[0-9.]+ 毫秒/, '').replace(/\s+/g, '')
    for (const part of shown.split('……')) expect(squeezed(out)).toContain(squeezed(part))
    const { out: verified } = await fuwen(['verify', '--index', index])
    expect(readme).toContain(`五份种子（${/([0-9]+) 段/.exec(verified)?.[1] ?? ''} 段）`)
  })

  it('says with --explain what the score is made of', async () => {
    const { out } = await fuwen(['search', '315', '--explain', '--index', index])
    expect(out).toMatch(/完整匹配：2 × 1\.000/)
  })

  it.each([
    ['an unknown region', ['--region', '桃花源'], /不认识地区“桃花源”/],
    ['a name of several regions', ['--region', '鼓楼区'], /江苏省南京市鼓楼区 320106/],
    ['a code of no region', ['--region', '999999'], /不认识地区/],
    ['part of the names of several programmes', ['--programme', '行动'], /不止一个，请改用编号/],
    ['an unknown section', ['--section', '序言'], /不认识章节/],
    ['an unknown programme', ['--programme', '无此项目'], /不认识项目/],
    ['a limit out of range', ['--limit', '1000'], /--limit 要 1 到 100/],
    ['an unknown option', ['--nonsense'], /没有选项 --nonsense/],
  ])('exits 2 for %s', async (_what, options, message) => {
    const { code, err } = await fuwen(['search', '企业', ...options, '--index', index])
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })

  it('takes a query of 10,000 characters and says how much of it was used', async () => {
    const run = await fuwen(['search', '企业创新'.repeat(2_500), '--json', '--index', index])
    expect(answer(run).query.notices.join()).toContain('只用了前 2000 个字')
  })

  it('exits 78 and says what to do without an index, and for one of another format', async () => {
    const empty = await fuwen(['search', '企业', '--index', temporaryFolder()])
    expect(empty).toMatchObject({
      code: 78,
      err: expect.stringContaining(
        '请先看 --index 写得对不对；若要在这里新建，请运行：npm run -s fuwen -- index 路径… --index',
      ) as string,
    })
    const other = temporaryFolder()
    writeFileSync(join(other, 'fuwen-999-000000000000.mdb'), 'x')
    const foreign = await fuwen(['search', '企业', '--index', other])
    expect(foreign).toMatchObject({ code: 78, err: expect.stringContaining('格式 999') as string })
  })
})

describe('show', () => {
  it('prints a reply as JSON, from a file and by its id', async () => {
    const file = await fuwen(['show', seed('004_16bb13746056fe8c.txt'), '--json'])
    const reply = JSON.parse(file.out) as { id: string; signedOn: string; region: { code: string } }
    expect(reply).toMatchObject({
      signedOn: '2023-06-20',
      publishedOn: '2023-11-15',
      region: { code: '330603' },
    })
    const indexed = await fuwen(['show', reply.id, '--json', '--index', index])
    expect(JSON.parse(indexed.out)).toEqual(JSON.parse(file.out))
  })

  it('finds a reply by the name under which index lists its file', async () => {
    const folder = temporaryFolder()
    const [own, replies] = [join(folder, 'index'), join(folder, '答复')]
    mkdirSync(replies)
    copyFileSync(seed('004_16bb13746056fe8c.txt'), join(replies, '柯桥.txt'))
    await fuwen(['index', replies, '--index', own])
    const { code, out } = await fuwen(['show', '答复/柯桥.txt', '--json', '--index', own])
    expect({ code, source: (JSON.parse(out) as { source: string }).source }).toEqual({
      code: 0,
      source: '答复/柯桥.txt',
    })
  })

  it('tells where each fact came from with --explain', async () => {
    const { out } = await fuwen(['show', seed('004_16bb13746056fe8c.txt'), '--explain'])
    expect(out).toMatch(/^成文日期（signedOn）\t2023-06-20\t落款日期（signature-date）\t第 \d+ 行：/m)
  })

  it('exits 65 for an unknown id', async () => {
    expect(await fuwen(['show', '没有这篇', '--index', index])).toMatchObject({ code: 65 })
  })
})

describe('programmes and regions', () => {
  it('list what the index holds, with counts', async () => {
    expect((await fuwen(['regions', '--index', index])).out).toMatch(
      /^330000\t浙江省\t4\t2023-06-20\t2024-05-20$/m,
    )
    const { out } = await fuwen(['programmes', '--json', '--index', index])
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ value: '315', count: 3, mentions: 13, regions: 3 }),
    )
  })
})

describe('programmes --candidates', () => {
  it('proposes names that the registry does not hold, with counts and an example', async () => {
    const { code, out } = await fuwen(['programmes', '--candidates', '--index', index])
    expect(code).toBe(0)
    expect(out).not.toMatch(/^“?315”?/m)
    expect(out).toMatch(/^\S+\t\d+\t\d+\t\S+/m)
  })
})

describe('verify', () => {
  it('finds the index whole, and names what is damaged', async () => {
    expect(await fuwen(['verify', '--deep', '--index', index])).toMatchObject({ code: 0 })
    const broken = temporaryFolder()
    for (const name of readdirSync(index)) copyFileSync(join(index, name), join(broken, name))
    truncateSync(indexPath(broken), 30_000)
    expect(await fuwen(['verify', '--index', broken])).toMatchObject({ code: 78 })
  })
})

describe('the program', () => {
  it.each([[['--help']], [['help']], [['search', '--help']], [['index', '-h']]])(
    'explains itself in Chinese for %j',
    async (args) => {
      const { code, out } = await fuwen(args)
      expect(code).toBe(0)
      expect(out).toContain('用法')
    },
  )

  it.each(['--version', '-V'])('says which fuwen it is for %s', async (option) => {
    const { code, out } = await fuwen([option])
    expect(code).toBe(0)
    expect(out).toMatch(/^fuwen \d+\.\d+\.\d+（Node\.js \d+\.\d+\.\d+）\n$/)
  })

  it.each([
    [[], /命令/],
    [['nonsense'], /没有命令“nonsense”/],
    [['show'], /缺少参数/],
    [['serve', '--port', '70000'], /--port 要 0 到 65535/],
  ])('exits 2 for %j', async (args, message) => {
    const { code, out, err } = await fuwen(args)
    expect(out + err).toMatch(message)
    expect(code).toBe(2)
  })

  it('refuses a dictionary that is missing or no text, and takes one of another editor', async () => {
    const folder = temporaryFolder()
    const missing = await fuwen(['search', '企业', '--index', index], {
      FUWEN_DICTIONARY: join(folder, '无'),
    })
    expect(missing).toMatchObject({ code: 78, err: expect.stringContaining('读不到') as string })
    const binary = join(folder, 'binary')
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80]))
    const refused = await fuwen(['search', '企业', '--index', index], { FUWEN_DICTIONARY: binary })
    expect(refused).toMatchObject({ code: 78, err: expect.stringContaining('不是 UTF-8') as string })
    const windows = join(folder, 'windows')
    writeFileSync(windows, '\ufeff沂蒙专班 10 n\r\n河湖长制\r\n')
    const stale = await fuwen(['search', '企业', '--index', index], { FUWEN_DICTIONARY: windows })
    expect(stale).toMatchObject({ code: 78, err: expect.stringContaining('分词词典已改变') as string })
  })

  it('masks as its policy file says, and takes another policy for another index', async () => {
    const folder = temporaryFolder()
    const policy = join(folder, 'policy.json')
    const reply = join(folder, '答复.txt')
    writeFileSync(
      reply,
      '李某委员：\n您的提案收悉，现答复如下：已办理。\n某市民政局\n联系电话：0571-88880000',
    )
    writeFileSync(policy, '{"landline": "keep"}')
    expect((await fuwen(['show', reply])).out).not.toContain('88880000')
    expect((await fuwen(['show', reply], { FUWEN_MASKING: policy })).out).toContain('88880000')
    const other = await fuwen(['search', '企业', '--index', index], { FUWEN_MASKING: policy })
    expect(other).toMatchObject({
      code: 78,
      err: expect.stringContaining('个人信息处理规则已改变') as string,
    })
    writeFileSync(policy, '{"landline": "hide"}')
    const broken = await fuwen(['search', '企业', '--index', index], { FUWEN_MASKING: policy })
    expect(broken).toMatchObject({ code: 78, err: expect.stringContaining('landline') as string })
  })

  it.skipIf(process.getuid?.() === 0)('names a folder it may not read', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0)
    expect(await fuwen(['index', folder, '--index', temporaryFolder()])).toMatchObject({ code: 65 })
    chmodSync(folder, 0o700)
  })
})

function answer(run: { out: string; err: string }): SearchAnswer {
  expect(run.err).toBe('')
  return JSON.parse(run.out) as SearchAnswer
}
