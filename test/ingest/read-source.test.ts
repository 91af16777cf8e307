import { createHash } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSources } from '../../src/ingest/list-sources.ts'
import { digestFile, readSource } from '../../src/ingest/read-source.ts'
import { encodeLegacy } from './encode.ts'
import { readBytes, readPath } from './read-bytes.ts'

const seeds = join(import.meta.dirname, '../../seeds')

describe('readSource', () => {
  it('reads the five seeds as they stand, but for the contact of 003', async () => {
    const { files } = await listSources([seeds])
    const reads = await Promise.all(files.map((file) => readPath(file.source, file.path)))
    expect(
      reads.map(({ texts }) => [texts[0]?.source.slice(0, 9), texts[0]?.masked, texts[0]?.problems]),
    ).toEqual([
      ['seeds/000', {}, []],
      ['seeds/001', {}, []],
      ['seeds/002', {}, []],
      ['seeds/003', { name: 1, phone: 1 }, []],
      ['seeds/004', {}, []],
    ])
  })

  it('gives the digest of the bytes, as digestFile does', async () => {
    const [file] = (await listSources([seeds])).files
    if (file === undefined) throw new Error('no seeds')
    const digests: string[] = []
    for await (const read of readSource(file)) if (read.kind === 'text') digests.push(read.digest)
    expect(digests).toEqual([await digestFile(file.path)])
    const { reads } = await readBytes('甲.txt', '甲')
    expect(reads[0]).toMatchObject({ digest: createHash('sha256').update('甲').digest('hex') })
  })

  it('gives one kind of line end, whatever the file has', async () => {
    const { texts } = await readBytes('甲.txt', '\ufeff一\r\n二\r三\u2028四\f五')
    expect(texts[0]?.text).toBe('一\n二\n三\n四\n五')
  })

  it('takes out the pinyin of a machine-converted mirror', async () => {
    const mirror = '近年來(lái),我局高度重視(shì),現(xiàn)將辦(bàn)理情況(A類)答復(fù)如下'
    expect((await readBytes('甲.txt', mirror)).texts[0]?.text).toBe(
      '近年來,我局高度重視,現將辦理情況(A類)答復如下',
    )
    expect((await readBytes('甲.txt', '莘（xīn）庄')).texts[0]?.text).toBe('莘（xīn）庄')
  })

  it('reads the radicals of a printed page as characters, and finds the name behind them', async () => {
    const printed = '⻩⽔镇⼈⺠政府\n联系⼈：张三'
    expect((await readBytes('甲.txt', printed)).texts[0]?.text).toBe('黄水镇人民政府\n联系人：［姓名已隐去］')
  })

  it.each(['甲.txt', '甲.md'])('reads a page that was saved as %s as a page', async (name) => {
    const page = '<!DOCTYPE html>\n<html><body><p>关于第52号提案的答复</p><p>李委员：</p></body></html>'
    for (const bytes of [Buffer.from(page), Buffer.from(`\ufeff${page}`), encodeLegacy(page, 'gb18030')]) {
      expect((await readBytes(name, bytes)).texts[0]?.text).toBe('关于第52号提案的答复\n李委员：')
    }
    const spoken = '网页以<html>开头，以</html>结尾。'
    expect((await readBytes(name, spoken)).texts[0]?.text).toBe(spoken)
  })

  it('reads GBK and passes doubts on', async () => {
    const { texts } = await readBytes('甲.md', encodeLegacy('# 关于第52号提案的答复', 'gb18030'))
    expect(texts[0]?.text).toBe('# 关于第52号提案的答复')
    const broken = Buffer.concat([Buffer.from('现将办理情况答复如下：'.repeat(5)), Buffer.from([0xe6])])
    expect((await readBytes('甲.txt', broken)).texts[0]?.problems).toMatchObject([
      { kind: 'undecodable-characters' },
    ])
  })

  it('masks the title of a page', async () => {
    const { texts } = await readBytes('甲.html', '<title>联系人：张三 13800000000</title><p>答复如下。</p>')
    expect(texts[0]?.carrier.title).toBe('联系人：［姓名已隐去］ ［电话已隐去］')
  })

  it('says when a file is gone, is a folder, or may not be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fuwen-gone-'))
    expect((await readPath('甲.txt', join(folder, '甲.txt'))).problems).toEqual([
      { kind: 'missing', source: '甲.txt' },
    ])
    expect((await readPath('甲.txt', folder)).problems).toEqual([{ kind: 'not-a-file', source: '甲.txt' }])
    const path = join(folder, '乙.txt')
    await writeFile(path, '乙')
    await chmod(path, 0)
    const mayRead = process.getuid?.() === 0
    expect((await readPath('乙.txt', path)).problems).toEqual(
      mayRead ? [] : [{ kind: 'unreadable', source: '乙.txt' }],
    )
    await rm(folder, { recursive: true })
  })
})
