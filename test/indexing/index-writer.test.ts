import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunkKey } from '../../src/indexing/chunk-key.ts'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { openForReading } from '../../src/indexing/index-folder.ts'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { openStore } from '../../src/indexing/store.ts'
import { verifyIndex } from '../../src/indexing/verify.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { indexPath } from '../faults/index-files.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { ask, buildIndex, comparable, contextFor, openIndex } from './build-index.ts'
import { readAs, sampleReplies, sampleReply } from './sample-replies.ts'

const updateScript = join(import.meta.dirname, 'update-in-child.ts')
const readScript = join(import.meta.dirname, 'read-in-child.ts')

describe('IndexWriter', () => {
  it('keeps what it wrote across openings, and says nothing of a new index then', async () => {
    const folder = temporaryFolder()
    const index = await buildIndex(folder, sampleReplies)
    await index.close()
    const writer = await IndexWriter.open(contextFor(folder))
    expect(writer.reason).toBeNull()
    expect(writer.manifest).toMatchObject({ replies: 3, passages: 7, complete: true, roots: [folder] })
    expect(Array.from(writer.heldSources(), ({ name }) => name)).toEqual(
      sampleReplies.map((reply) => reply.source).toSorted(),
    )
    await writer.close()
  })

  it('takes every trace of a removed reply out', async () => {
    const folder = temporaryFolder()
    const index = await buildIndex(folder, sampleReplies)
    await index.close()
    const writer = await IndexWriter.open(contextFor(folder))
    for (const reply of sampleReplies) await writer.removeSource(reply.source)
    await writer.finish([folder])
    await writer.close()
    const { store } = openForReading(folder, contextFor(folder).identity)
    const { postings, rareTerms, tags, replies, facts, statements, heads, sources } = store
    for (const table of [postings, rareTerms, tags, replies, facts, statements, heads, sources]) {
      expect(table.count()).toBe(0)
    }
    await store.close()
  })

  it.each([
    ['a removed reply', null],
    ['a reply that was written anew', sampleReply('gone', ['另外的文字'])],
  ])('leaves nothing of %s anywhere in its files', async (_, instead) => {
    const folder = temporaryFolder()
    const title = '关于推广独木龙舟竞渡的建议'
    const gone = sampleReply('gone', ['鳌江两岸独木龙舟', '龙舟'.repeat(20_000)], { header: { title } })
    const others = Array.from({ length: 60 }, (_, at) => sampleReply(`r${at}`, ['专精特新企业', `甲${at}`]))
    await (await buildIndex(folder, [...others.slice(0, 30), gone, ...others.slice(30)])).close()
    const traces = () => ['\0独', '\0鳌', '\0舟'].filter((text) => filesHold(folder, text))
    expect(traces()).toEqual(['\0独', '\0鳌', '\0舟'])
    const writer = await IndexWriter.open(contextFor(folder))
    if (instead) await writer.replaceSource(instead.source, 'other', [readAs(instead, 'other')])
    else await writer.removeSource(gone.source)
    await writer.finish([folder])
    await writer.close()
    expect(traces()).toEqual([])
    expect(await verifyIndex(contextFor(folder), { deep: true })).toMatchObject({
      faults: [],
      keepsRemoved: false,
    })
  })

  it('erases later what somebody still reads', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    const remove = async (source: string): Promise<void> => {
      const writer = await IndexWriter.open(contextFor(folder))
      await writer.removeSource(source)
      await writer.finish([folder])
      await writer.close()
    }
    const reader = spawn(process.execPath, ['--import', 'tsx', readScript, indexPath(folder)])
    await once(reader.stdout, 'data')
    const [first, second] = sampleReplies
    await remove(first?.source ?? '')
    expect(await verifyIndex(contextFor(folder), { deep: true })).toMatchObject({ keepsRemoved: true })
    reader.stdin.end()
    await once(reader, 'exit')
    await remove(second?.source ?? '')
    expect(await verifyIndex(contextFor(folder), { deep: true })).toMatchObject({ keepsRemoved: false })
  })

  it('shows an update to an index that is open, at its next query', async () => {
    const folder = temporaryFolder()
    const index = await buildIndex(folder, sampleReplies)
    await ask(index, {})
    // LMDB serves one file to many processes, but not twice to one.
    await promisify(execFile)(process.execPath, ['--import', 'tsx', updateScript, folder])
    const found = await ask(index, { tree: { kind: 'text', text: '河长制', exact: true } })
    expect(found.replies.map((reply) => reply.id)).toEqual(['other'])
    expect((await index.reply('other'))?.passages).toHaveLength(1)
    await index.close()
  }, 20_000)

  it('answers like a fresh build after any order of adding, changing, removing and interruptions', async () => {
    const sources = ['甲', '乙', '丙', '丁']
    const texts = ['揭榜挂帅攻关', '“315”工程与双倍增', '研发费用加计扣除315家', '专精特新企业']
    const step = fc.record({
      source: fc.constantFrom(...sources),
      text: fc.option(fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 })),
      next: fc.constantFrom('stage', 'commit', 'finish', 'interrupt'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const folder = temporaryFolder()
        const held = new Map<string, Reply>()
        let writer = await IndexWriter.open(contextFor(folder))
        const mirror = async (source: string): Promise<void> => {
          const reply = held.get(source)
          const name = sampleReply(source, []).source
          if (!reply) await writer.removeSource(name)
          else if (writer.source(name)?.digest !== reply.text)
            await writer.replaceSource(name, reply.text, [readAs(reply, reply.text)])
        }
        for (const { source, text, next } of steps) {
          if (text) held.set(source, sampleReply(source, text))
          else held.delete(source)
          await mirror(source)
          if (next === 'commit') await writer.commit()
          if (next === 'finish') await writer.finish([folder])
          if (next !== 'interrupt') continue
          await writer.close()
          writer = await IndexWriter.open(contextFor(folder))
        }
        // What was interrupted is gone through once more, as the next run of the indexer does.
        for (const source of sources) await mirror(source)
        await writer.finish([folder])
        await writer.close()
        const worn = openIndex(folder)
        const fresh = await buildIndex(
          temporaryFolder(),
          [...held.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        )
        for (const text of ['315', '揭榜挂帅', '攻关', '研发加计', '企业']) {
          const tree = { kind: 'text', text, exact: false } as const
          expect(byId(await ask(worn, { tree }))).toEqual(byId(await ask(fresh, { tree })))
        }
        expect((await verifyIndex(contextFor(folder), { deep: true })).faults).toEqual([])
        await worn.close()
        await fresh.close()
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  it('takes changes after a build of many pages', async () => {
    const folder = temporaryFolder()
    const replies = Array.from({ length: 60 }, (_, at) => sampleReply(`long${at}`, manyPassages(at)))
    await (await buildIndex(folder, replies)).close()
    const writer = await IndexWriter.open(contextFor(folder))
    for (const [at, reply] of replies.slice(0, 2).entries()) {
      const changed = sampleReply(reply.id, manyPassages(100 + at))
      await writer.replaceSource(reply.source, `changed-${at}`, [readAs(changed, `changed-${at}`)])
      await writer.finish([folder])
    }
    await writer.close()
    expect(await verifyIndex(contextFor(folder), { deep: true })).toMatchObject({ replies: 60, faults: [] })
  }, 60_000)

  it('drops what was not committed', async () => {
    const folder = temporaryFolder()
    const index = await buildIndex(folder, sampleReplies.slice(0, 1))
    await index.close()
    const writer = await IndexWriter.open(contextFor(folder))
    await writer.replaceSource('样本/新.txt', '1', [readAs(sampleReply('new', ['新的一篇。']))])
    await writer.close()
    const again = openIndex(folder)
    expect((await again.state()).replies).toBe(1)
    await again.close()
  })

  it('lets one indexer work at a time, and takes over from one that is gone', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'LOCK'), '1')
    await expect(IndexWriter.open(contextFor(folder))).rejects.toMatchObject({ reason: 'locked' })
    writeFileSync(join(folder, 'LOCK'), '999999999')
    const writer = await IndexWriter.open(contextFor(folder))
    await writer.close()
    expect(readdirSync(folder)).not.toContain('LOCK')
  })
})

describe('an index that cannot be used', () => {
  it('is missing in an empty folder', () => {
    expect(() => openIndex(temporaryFolder())).toThrow(/还没有建好的索引/)
  })

  it('is outdated when it was built with another dictionary, and a rebuild says so and clears up', async () => {
    const folder = temporaryFolder()
    const old = { ...contextFor(folder), identity: { dictionary: 'old' } }
    const first = await IndexWriter.open(old)
    await first.replaceSource('样本/甲.txt', '1', [readAs(sampleReply('first', ['第一篇。']))])
    await first.finish([folder])
    await first.close()
    expect(() => openIndex(folder)).toThrow(/分词词典已改变/)

    const writer = await IndexWriter.open(contextFor(folder))
    expect(writer.reason).toBe('分词词典已改变')
    const before = openForReading(folder, old.identity)
    expect(before.manifest.replies).toBe(1)
    await before.store.close()
    await writer.finish([folder])
    await writer.close()
    expect(readdirSync(folder).filter((name) => name.endsWith('.mdb'))).toHaveLength(1)
  })

  it('is outdated when another format of the program wrote it', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'fuwen-999-000000000000.mdb'), '')
    expect(() => openIndex(folder)).toThrow(/索引是格式 999/)
  })

  it('is damaged when its file is something else', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    writeFileSync(indexPath(folder), 'not an index '.repeat(1000))
    expect(() => openIndex(folder)).toThrow(IndexError)
  })

  it('is damaged when its file was cut short', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    truncateSync(indexPath(folder), 20_000)
    expect(() => openIndex(folder)).toThrow(/已损坏/)
  })

  it('is unwritable where its folder cannot be made', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'sub'))
    writeFileSync(join(folder, 'file'), '')
    await expect(IndexWriter.open(contextFor(join(folder, 'file', 'index')))).rejects.toBeInstanceOf(
      IndexError,
    )
  })
})

describe('verifyIndex', () => {
  it('finds an index whole after it was built', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    expect(await verifyIndex(contextFor(folder), { deep: true })).toEqual({
      replies: 3,
      passages: 7,
      faults: [],
      keepsRemoved: false,
    })
  })

  it('names a term that is missing, and a reply that cannot be read', async () => {
    const folder = temporaryFolder()
    await (await buildIndex(folder, sampleReplies)).close()
    const store = openStore(indexPath(folder), 'write')
    store.transaction(() => store.rareTerms.remove(chunkKey(0, '揭')))
    await store.close()
    const { faults } = await verifyIndex(contextFor(folder), { deep: true })
    expect(faults.join()).toContain('揭榜')
  })
})

function filesHold(folder: string, text: string): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text))
}

/** Passages of characters in no order, which share few pairs: each makes some hundred records. */
function manyPassages(seed: number): string[] {
  let state = seed + 1
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return String.fromCodePoint(0x4e00 + ((state >>> 8) % 3_000))
  }
  return Array.from({ length: 40 }, () => `${Array.from({ length: 120 }, next).join('')}。`)
}

function byId(found: Parameters<typeof comparable>[0]): unknown {
  const sorted = found.replies.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return comparable({ ...found, replies: sorted })
}
