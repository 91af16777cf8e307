import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSources } from '../../src/ingest/list-sources.ts'

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fuwen-list-')), '答复')
  await mkdir(folder)
})

afterEach(() => rm(join(folder, '..'), { recursive: true }))

async function put(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), '答复')
  }
}

describe('listSources', () => {
  it('names files by the folder given and the path below it, sorted', async () => {
    await put('b.txt', 'a/二.HTML', 'a/一.docx')
    const { files, problems } = await listSources([folder])
    expect(files.map((file) => file.source)).toEqual(['答复/a/一.docx', '答复/a/二.HTML', '答复/b.txt'])
    expect(files[0]?.bytes).toBe(6)
    expect(problems).toEqual([])
  })

  it('names a file given by itself like the same file found in its folder', async () => {
    await put('b.txt')
    const { files } = await listSources([join(folder, 'b.txt'), folder])
    expect(files.map((file) => file.source)).toEqual(['答复/b.txt'])
  })

  it('passes over hidden files, node_modules and README, and counts pictures', async () => {
    await put('.隐藏.txt', 'node_modules/x.txt', 'README.md', '一.txt', '图.png', 'site.css')
    const { files, problems, skipped } = await listSources([folder])
    expect(files.map((file) => file.source)).toEqual(['答复/一.txt'])
    expect(problems).toEqual([])
    expect(skipped).toBe(2)
  })

  it('names other formats and goes on', async () => {
    await put('旧.doc', '无后缀', '一.txt')
    const { files, problems } = await listSources([folder])
    expect(files).toHaveLength(1)
    expect(problems).toEqual([
      { kind: 'unknown-format', source: '答复/无后缀', ending: '（没有后缀名）' },
      { kind: 'unknown-format', source: '答复/旧.doc', ending: '.doc' },
    ])
  })

  it('says when a path is missing and when a folder holds nothing', async () => {
    const missing = join(folder, '没有')
    const { problems } = await listSources([missing, folder])
    expect(problems).toEqual([
      { kind: 'missing', source: missing },
      { kind: 'empty-folder', source: folder },
    ])
  })

  it('says when two folders of one name hold files of one name', async () => {
    await put('一.txt', '子/答复/一.txt')
    const { files, problems } = await listSources([folder, join(folder, '子', '答复')])
    expect(files.map((file) => file.source)).toEqual(['答复/一.txt', '答复/子/答复/一.txt'])
    expect(problems).toMatchObject([{ kind: 'same-source', source: '答复/一.txt' }])
  })

  it('takes a folder that is given twice as one, and not as empty', async () => {
    await put('一.txt')
    expect(await listSources([folder, folder])).toMatchObject({
      files: [{ source: '答复/一.txt' }],
      problems: [],
    })
  })

  it('follows a link once and never in a circle', async () => {
    await put('a/一.txt')
    await symlink(folder, join(folder, 'a', '回头'))
    await symlink(join(folder, '不在'), join(folder, '断.txt'))
    const { files, problems } = await listSources([folder])
    expect(files.map((file) => file.source)).toEqual(['答复/a/一.txt'])
    expect(problems).toEqual([{ kind: 'missing', source: '答复/断.txt' }])
  })

  it.skipIf(process.getuid?.() === 0)('says when a folder cannot be opened', async () => {
    await put('关/一.txt', '开.txt')
    await chmod(join(folder, '关'), 0)
    const { files, problems } = await listSources([folder])
    await chmod(join(folder, '关'), 0o700)
    expect(files).toHaveLength(1)
    expect(problems).toEqual([{ kind: 'unreadable', source: '答复/关' }])
  })
})
