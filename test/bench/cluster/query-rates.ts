import { Agent, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { indexPlace, layFoundation } from '../../../src/cli/foundation.ts'
import { openEmbeddedIndex } from '../../../src/indexing/embedded-index.ts'
import { noFilters, type ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { foldText } from '../../../src/text/fold.ts'
import { silentIo } from '../../cli/run-fuwen.ts'
import { readQueries } from '../corpus.ts'
import { findIn, indexFolder } from '../engines/fuwen.ts'
import { type BenchQuery, type QueryClass, queryClasses } from '../queries.ts'
import { searchByHand } from './by-hand.ts'
import { exchange, NodeConnection } from './node-connection.ts'

/** The ways in which the same queries are answered with their best ten, exact totals and six facets. */
export const ways = ['embedded', 'fuwen', 'bare', 'by hand'] as const
export type Way = (typeof ways)[number]

export const clientCounts = [1, 8, 32] as const

/** Times of one class of queries, asked in one way by so many clients at once, in milliseconds. */
export interface ClientTiming {
  readonly way: Way
  readonly kind: QueryClass
  readonly clients: number
  readonly p50: number
  readonly p99: number
  /** Answers a second, all clients together. */
  readonly rate: number
  /** Asked, and not answered within the time that an answer may take. */
  readonly failed: number
}

/** Different queries of a class: none is asked twice in one way before all of them were, because what was asked before is
 *  answered faster. */
const QUERIES = 100
/** Of each way in each round, after one to warm up. */
const MEASURED_MS = 2_000
const WARMING_MS = 500
const ROUNDS = 2

type Ask = (query: BenchQuery) => Promise<unknown>

/** How one way answers the next query of a class. */
type AskNext = () => Promise<unknown>

/** Asks the cluster's index `bench` and the embedded index in `folder` by turns. */
export async function measureQueryRates(
  addresses: readonly string[],
  folder: string,
): Promise<ClientTiming[]> {
  const foundation = layFoundation(silentIo)
  const { segmenter, identity } = foundation
  segmenter.load()
  const open = async (nodes: readonly string[]) =>
    (await indexPlace(`${nodes.join(',')}/bench`, foundation)).open()
  const embedded = openEmbeddedIndex(indexFolder(folder), identity, segmenter)
  const cluster = await open(addresses)
  const all = readQueries(folder).filter(({ province }) => province === null)
  const queries = queryClasses.flatMap((kind) => all.filter((query) => query.kind === kind).slice(0, QUERIES))
  const searches = await recordSearches(
    addresses[0] ?? '',
    async (address) => {
      const recorded = await open([address])
      return { ask: (query) => findAsTyped(recorded, query), close: () => recorded.close() }
    },
    queries,
  )
  const connection = new NodeConnection(addresses)
  const asks: Readonly<Record<Way, Ask>> = {
    embedded: (query) => findAsTyped(embedded, query),
    fuwen: (query) => findAsTyped(cluster, query),
    bare: async (query) => {
      for (const body of searches.get(query) ?? []) await connection.ask('POST', '/_msearch', body)
    },
    'by hand': (query) => connection.ask('POST', '/bench/_search', searchByHand(query)),
  }
  const forget: AskNext = () => connection.ask('POST', '/bench/_cache/clear?request=true&query=true')
  const timings: ClientTiming[] = []
  for (const kind of queryClasses) {
    const chosen = queries.filter((query) => query.kind === kind)
    const nexts = new Map(ways.map((way) => [way, inTurn(chosen, asks[way])]))
    for (const clients of clientCounts) timings.push(...(await timeWays(nexts, forget, { kind, clients })))
  }
  connection.close()
  await Promise.all([embedded.close(), cluster.close()])
  return timings
}

/** As the program asks: a long text by what tells most of it. */
function findAsTyped(index: ReplyIndex, query: BenchQuery): Promise<unknown> {
  if (query.kind !== 'long') return findIn(index, query)
  return index.find({
    tree: null,
    like: foldText(query.text),
    filters: noFilters,
    sort: 'relevance',
    want: 10,
  })
}

/** Goes on to the next query whoever asks. */
function inTurn(queries: readonly BenchQuery[], ask: Ask): AskNext {
  let at = 0
  return async () => {
    const query = queries[at % queries.length]
    at += 1
    if (query) await ask(query)
  }
}

/** All ways by turns, so that what else the machine does meets all of them. The cluster forgets in between what it answered:
 *  two of the ways send it the same searches. */
async function timeWays(
  nexts: ReadonlyMap<Way, AskNext>,
  forget: AskNext,
  { kind, clients }: Pick<ClientTiming, 'kind' | 'clients'>,
): Promise<ClientTiming[]> {
  const times = new Map<Way, (number | null)[]>(ways.map((way) => [way, []]))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [way, next] of nexts) {
      await forget()
      const forMs = round === 0 ? WARMING_MS : MEASURED_MS
      const taken = await timeClients(next, { clients, forMs })
      if (round > 0) times.get(way)?.push(...taken)
    }
  }
  return ways.map((way) => {
    const all = times.get(way) ?? []
    const sorted = all.filter((time) => time !== null).toSorted((a, b) => a - b)
    const quantile = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    const rate = (1000 * sorted.length) / (MEASURED_MS * ROUNDS)
    const failed = all.length - sorted.length
    return { way, kind, clients, p50: quantile(0.5), p99: quantile(0.99), rate, failed }
  })
}

/** Milliseconds of each answer; null where none came. */
async function timeClients(
  next: AskNext,
  { clients, forMs }: { readonly clients: number; readonly forMs: number },
): Promise<(number | null)[]> {
  const times: (number | null)[] = []
  const end = performance.now() + forMs
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const started = performance.now()
      const isAnswered = await next().then(
        () => true,
        () => false,
      )
      times.push(isAnswered ? performance.now() - started : null)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}

/** By query, what the index sends to search for it, written down by a proxy before a node: those that are sent together as one
 *  request. A query is asked twice, because the first time the names and numbers of what is rare are asked for too. */
async function recordSearches(
  address: string,
  open: (address: string) => Promise<{ ask: Ask; close: () => Promise<void> }>,
  queries: readonly BenchQuery[],
): Promise<Map<BenchQuery, readonly Buffer[]>> {
  const agent = new Agent({ keepAlive: true })
  let seen: Buffer[] = []
  let underway = 0
  const proxy = createServer((asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      const body = Buffer.concat(parts)
      const { method = 'GET', url = '/' } = asked
      const isSearch = url.startsWith('/_msearch')
      if (isSearch && underway > 0) seen.push(Buffer.concat([seen.pop() ?? Buffer.alloc(0), body]))
      else if (isSearch) seen.push(body)
      if (isSearch) underway += 1
      void exchange(`${address}${url}`, { method, agent }, body.length > 0 ? body : undefined).then(
        ({ status, text }) => {
          if (isSearch) underway -= 1
          answer.writeHead(status, { 'content-type': 'application/json' }).end(text)
        },
      )
    })
  })
  await new Promise<void>((done) => void proxy.listen(0, '127.0.0.1', done))
  const { port } = proxy.address() as AddressInfo // a TCP server that listens always has one
  const recorded = new Map<BenchQuery, readonly Buffer[]>()
  const { ask, close } = await open(`http://127.0.0.1:${port}`)
  for (const query of queries) {
    for (let time = 1; time <= 2; time += 1) {
      seen = []
      await ask(query)
    }
    recorded.set(query, seen)
  }
  await close()
  proxy.closeAllConnections()
  proxy.close()
  agent.destroy()
  return recorded
}
