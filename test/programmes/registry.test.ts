import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { findMentions } from '../../src/programmes/find-mentions.ts'
import {
  loadRegistry,
  programmeById,
  programmes,
  programmeWords,
  RegistryError,
  registryDigest,
} from '../../src/programmes/registry.ts'
import { foldText } from '../../src/text/fold.ts'

const folder = mkdtempSync(join(tmpdir(), 'fuwen-registry-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => loadRegistry())

function write(content: unknown): string {
  const path = join(folder, 'more.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('programmes.json', () => {
  it('gives each programme an address of its own', () => {
    const ids = programmes().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gives no spelling to two programmes', () => {
    const owners = new Map<string, string>()
    for (const { id, name, aliases } of programmes()) {
      for (const spelling of new Set([name, ...aliases].map(foldText))) {
        expect(owners.get(spelling) ?? id, spelling).toBe(id)
        owners.set(spelling, id)
      }
    }
  })

  it.each(programmes())('finds $name by its own name', ({ id, name }) => {
    expect(findMentions(name).map((mention) => mention.id)).toEqual([id])
  })

  it('tells of each who runs it or what it is', () => {
    expect(programmes().filter(({ note }) => note === '')).toEqual([])
  })
})

describe('programmeById', () => {
  it('gives the programme, and null for an unknown id', () => {
    expect(programmeById('shuangbeizeng')?.name).toContain('双倍增')
    expect(programmeById('双倍增')).toBeNull()
  })
})

describe('programmeWords', () => {
  it('teaches the cores of names, not the ordinary words around them', () => {
    const words = programmeWords()
    for (const word of ['双倍增', '揭榜挂帅', '领雁', '尖兵', '专精特新', '415x', '育苗造林'])
      expect(words).toContain(word)
    for (const word of ['工程', '行动', '科技企业', '315', '4131', '高新技术企业'])
      expect(words).not.toContain(word)
  })

  it('gives each word once, folded, of at least two characters', () => {
    const words = programmeWords()
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((word) => word !== foldText(word) || word.length < 2)).toEqual([])
  })
})

describe('loadRegistry', () => {
  const more = [
    { id: 'chenxing', name: '“晨星”人才行动', aliases: ['“晨星”'] },
    { id: '315', name: '“315”工程', aliases: ['315工程'], lookAlikes: [], note: '改写' },
  ]

  it('adds the programmes of a second file and lets it replace those of the first', () => {
    const before = programmes().length
    loadRegistry(write(more))
    expect(programmes()).toHaveLength(before + 1)
    expect(programmeById('315')?.note).toBe('改写')
    expect(findMentions('实施“晨星”计划').map(({ id }) => id)).toEqual(['chenxing'])
    expect(programmeWords()).toContain('晨星')
  })

  it('has another digest when any file differs', () => {
    const digest = registryDigest()
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    loadRegistry(write(more))
    const changed = registryDigest()
    expect(changed).not.toBe(digest)
    loadRegistry()
    expect(registryDigest()).toBe(digest)
  })

  it.each([
    ['[{"id": "a", "name": "晨星行动",}]', /不是 JSON 数组/],
    ['{"id": "a"}', /不是 JSON 数组/],
    [
      [
        { id: 'ok', name: '晨星行动' },
        { id: '晨星', name: '晨星行动' },
      ],
      /第2项（晨星）有误：id 只能用小写字母/,
    ],
    [[{ name: '晨星行动' }], /第1项（晨星行动）有误：id 应是文字/],
    [[{ id: 'a', name: '星' }], /第1项（a）有误：name 至少两个字/],
    [[{ id: 'a', name: '晨星行动', aliases: '晨星' }], /aliases 应是名称的数组/],
    [[{ id: 'a', name: '晨星行动', alias: ['晨星'] }], /没有别的项/],
    [['晨星行动'], /第1项有误：应是带 id/],
    [
      [
        { id: 'a', name: '晨星行动' },
        { id: 'a', name: '晨曦行动' },
      ],
      /第2项（a）有误：编号重复/,
    ],
  ])('refuses %j and says in Chinese where it is wrong', (content, message) => {
    const path = write(content)
    expect(() => loadRegistry(path)).toThrow(RegistryError)
    expect(() => loadRegistry(path)).toThrow(message)
    expect(() => loadRegistry(path)).toThrow(path)
  })

  it('says which file is missing', () => {
    expect(() => loadRegistry(join(folder, 'missing.json'))).toThrow(/missing\.json 读不出来/)
  })

  it('keeps the registry it had when a file is broken', () => {
    const digest = registryDigest()
    expect(() => loadRegistry(write('['))).toThrow(RegistryError)
    expect(registryDigest()).toBe(digest)
  })
})
