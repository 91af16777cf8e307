import { rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { builderHere } from '../../src/cli/building/builder.ts'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { mirror } from '../../src/cli/mirror.ts'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { silentIo } from '../cli/run-fuwen.ts'
import { asSource, CORPUS_SEED } from './corpus.ts'
import { indexFolder, sourceFolder } from './engines/fuwen.ts'
import { generateReplies } from './generate-replies.ts'
import { type Timing, timePass } from './measure.ts'

/** What is timed of changes, with goals in milliseconds; null where no number was set. */
export const changeTasks = [
  { name: 'add', what: 'a file with one reply is new', goal: 150 },
  { name: 'write', what: 'the same reply, handed to the writer: no folder is looked through', goal: 150 },
  { name: 'change', what: 'its text is another', goal: 150 },
  { name: 'remove', what: 'it is gone, its text erased from the index', goal: null },
  { name: 'nothing', what: 'nothing changed', goal: null },
] as const

export type ChangeTimings = Readonly<Record<(typeof changeTasks)[number]['name'], Timing>>

const ROUNDS = 20
const MOST_MS = 60_000

/** Times whole runs of the indexer over the folder that `buildFuwen` left, listing its files included, when one file
 *  is new, other, gone, and when none is. Loading jieba is left out. The index ends as it was. */
export async function timeChanges(folder: string): Promise<ChangeTimings> {
  const foundation = layFoundation(silentIo)
  foundation.segmenter.load()
  const sources = sourceFolder(folder)
  const texts = [...generateReplies(2 * ROUNDS, CORPUS_SEED + 1)]
  const path = (at: number): string => join(sources, `又一篇-${at}-${basename(texts[at]?.source ?? '')}`)
  const write = (at: number, text: string): void => writeFileSync(path(at), texts[at]?.text + text)
  const run = async (): Promise<number> => {
    const writer = await IndexWriter.open(writerContext(indexFolder(folder), foundation))
    const { added, updated, removed } = await mirror([sources], writer, {
      startBuilder: async () => builderHere(foundation),
      roots: [sources],
    })
    await writer.close()
    return added + updated + removed
  }
  const writeAlone = async (at: number): Promise<number> => {
    const { source, text } = texts[at] ?? { source: '', text: '' }
    const writer = await IndexWriter.open(writerContext(indexFolder(folder), foundation))
    const reply = parseReply(asSource({ source: `又一篇/${source}`, text }))
    await writer.replaceSource(reply.source, source, [{ reply, digest: source }])
    await writer.finish([sources])
    await writer.close()
    return 1
  }
  const time = (change: (at: number) => void, from = 0): Promise<Timing> =>
    timePass(
      Array.from({ length: ROUNDS }, (_, at) => from + at),
      (at) => {
        change(at)
        return run()
      },
      MOST_MS,
    )
  await time((at) => write(at, ''), ROUNDS) // warms up
  const add = await time((at) => write(at, ''))
  const change = await time((at) => write(at, '\n下一步，我局将加强跟踪督办。'))
  const remove = await time((at) => rmSync(path(at), { force: true }))
  await time((at) => rmSync(path(at), { force: true }), ROUNDS)
  const nothing = await time(() => {})
  const alone = await timePass([...texts.keys()], writeAlone, MOST_MS)
  await run() // takes them out
  return { add, write: alone, change, remove, nothing }
}
