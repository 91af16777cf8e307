import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { builderHere } from '../../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { type MirrorReport, mirror } from '../../src/cli/mirror.ts'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { verifyIndex } from '../../src/indexing/verify.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { silentIo } from './run-fuwen.ts'

const foundation = layFoundation(silentIo)
const reply =
  '关于县政协十届二次会议第8号提案的答复\n\n王委员：\n\n您提出的提案收悉。现答复如下：已加固堤防。'
const noText = new Uint8Array(300)

/** A pass over `sources`, a minute after the last one: a file that was changed just now is read whatever its times say. */
async function pass(index: string, sources: string): Promise<MirrorReport & { readonly replies: number }> {
  vi.setSystemTime(Date.now() + 60_000)
  const writer = await IndexWriter.open(writerContext(index, foundation))
  try {
    const report = await mirror([sources], writer, {
      startBuilder: async () => builderHere(foundation),
      roots: [sources],
    })
    return { ...report, replies: writer.manifest.replies }
  } finally {
    await writer.close()
  }
}

describe('a file that nothing can be read of', () => {
  let sources = ''
  let index = ''
  const write = (content: string | Uint8Array): void => writeFileSync(join(sources, '乙.txt'), content)
  const told = [{ kind: 'binary', source: '答复/乙.txt' }]

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    sources = join(temporaryFolder(), '答复')
    index = temporaryFolder()
    mkdirSync(sources)
    writeFileSync(join(sources, '甲.txt'), reply)
    return () => void vi.useRealTimers()
  })

  it('is told at every pass, and not read again until it was touched', async () => {
    write(noText)
    expect(await pass(index, sources)).toMatchObject({ added: 1, files: 2, unread: told })
    expect(await pass(index, sources)).toMatchObject({ unchanged: 1, files: 0, unread: told })
    write(noText)
    expect(await pass(index, sources)).toMatchObject({ unchanged: 1, files: 1, unread: told })
    expect(await pass(index, sources)).toMatchObject({ unchanged: 1, files: 0, unread: told })
  })

  it('is told no more once it can be read', async () => {
    write(noText)
    await pass(index, sources)
    write(reply.replace('第8号', '第9号'))
    expect(await pass(index, sources)).toMatchObject({ unread: [], replies: 2 })
    expect(await pass(index, sources)).toMatchObject({ unchanged: 2, files: 0, unread: [] })
  })

  it('keeps what was read of it before, until it is gone', async () => {
    write(reply.replace('第8号', '第9号'))
    await pass(index, sources)
    write(noText)
    for (const files of [1, 0]) {
      expect(await pass(index, sources)).toMatchObject({ files, unread: told, replies: 2 })
    }
    const { faults } = await verifyIndex(writerContext(index, foundation), { deep: true })
    expect(faults).toEqual([])
    rmSync(join(sources, '乙.txt'))
    expect(await pass(index, sources)).toMatchObject({ removed: 1, unread: [], replies: 1 })
  })
})
