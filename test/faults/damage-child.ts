import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { layFoundation, writerContext } from '../../src/cli/foundation.ts'
import { openSearcher } from '../../src/cli/open-searcher.ts'
import { IndexError } from '../../src/indexing/index-errors.ts'
import { verifyIndex } from '../../src/indexing/verify.ts'
import { plainRequest } from '../../src/search/request.ts'
import { Random, seedFor } from '../bench/random.ts'
import { silentIo } from '../cli/run-fuwen.ts'
import { damage, damageKinds } from './damages.ts'
import { indexName, readIndexFiles, writeIndexFiles } from './index-files.ts'

// Run as a program by `damage-index.ts`, which counts its lines: damages an index again and again, each time from the
// sound files, and says for every damage what became of it.
// Arguments: folder (with `before` and `now`), number of the first damage, how many, seed.

export type Outcome =
  | 'said when opened'
  | 'said by an answer'
  | 'said by verify'
  | 'harmless'
  | 'silently wrong'

const queries = [
  '315',
  '双倍增',
  '揭榜挂帅',
  '专精特新 企业',
  '养老 -医院',
  '下一步',
  '“高新技术企业”',
  '农村 OR 社区',
  '2024',
  '河',
]

const [folder = '', first = '0', count = '0', seed = '1'] = process.argv.slice(2)
const foundation = layFoundation(silentIo)
const history = { before: readIndexFiles(join(folder, 'before')), now: readIndexFiles(join(folder, 'now')) }
const name = indexName(join(folder, 'now'))
const sound = await answers(join(folder, 'now'))

for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  const random = new Random(seedFor(Number(seed), number))
  const kind = damageKinds[number % damageKinds.length] ?? 'byte'
  const damaged = join(folder, `damaged-${number}`)
  writeIndexFiles(damaged, name, damage(history, kind, random))
  process.stdout.write(`${JSON.stringify({ number, kind, outcome: await outcomeOf(damaged) })}\n`)
  rmSync(damaged, { recursive: true, force: true })
}

async function outcomeOf(damaged: string): Promise<Outcome> {
  try {
    const given = await answers(damaged)
    if (given !== sound) return 'silently wrong'
  } catch (error) {
    if (!(error instanceof IndexError) || error.reason !== 'damaged') throw error
    return error.cause === 'open' ? 'said when opened' : 'said by an answer'
  }
  try {
    const { faults } = await verifyIndex(writerContext(damaged, foundation), { deep: false })
    return faults.length > 0 ? 'said by verify' : 'harmless'
  } catch (error) {
    if (error instanceof IndexError && error.reason === 'damaged') return 'said by verify'
    throw error
  }
}

/** All answers to the queries, all replies and all facts of an index, as one text. */
async function answers(of: string): Promise<string> {
  const { index, searcher } = await openAt(of)
  try {
    const given: unknown[] = []
    for (const query of queries) {
      given.push({ ...(await searcher.search(plainRequest(query))), tookMs: 0 })
    }
    for await (const reply of index.all()) given.push(reply)
    for await (const facts of index.facts()) given.push(facts)
    return JSON.stringify(given)
  } finally {
    await index.close()
  }
}

async function openAt(of: string): ReturnType<typeof openSearcher> {
  try {
    return await openSearcher(of, foundation)
  } catch (error) {
    if (error instanceof IndexError) throw new IndexError(error.reason, error.message, { cause: 'open' })
    throw error
  }
}
