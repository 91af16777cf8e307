import { z } from 'zod'
import type { ReplyId } from '../../reply/reply.ts'
import type { SourceRecord } from '../source-record.ts'
import type { Manifest } from '../store.ts'
import { type Cluster, type Requests, writing } from './cluster.ts'
import type { Version } from './layout.ts'

/** The id of the manifest among the sources, whose own ids begin otherwise. */
export const MANIFEST_ID = 'manifest'
const SOURCE_PREFIX = 'source:'

/** The id of a source file's record. Names may be longer than the 512 bytes that an id takes: the record holds it whole. */
export function sourceId(name: string, digest: (text: string) => string): string {
  return `${SOURCE_PREFIX}${digest(name)}`
}

const manifestRecord = z.object({
  identity: z.record(z.string(), z.string()),
  roots: z.array(z.string()),
  complete: z.boolean(),
  revision: z.number(),
  updatedAt: z.string(),
  replies: z.number(),
  passages: z.number(),
  nextPassage: z.number(),
})

const sourceRecord = z.object({
  name: z.string(),
  digest: z.string().nullable(),
  stamp: z.string(),
  entries: z.array(z.object({ id: z.string(), digest: z.string() })),
})

const found = z.object({ _source: z.object({ value: z.unknown() }).optional() })

/** What the version says of itself; null when it is not there, or nothing is written yet. Throws IndexError. */
export async function readManifest(cluster: Requests, { sources }: Version): Promise<Manifest | null> {
  const answer = await cluster.send('GET', `/${sources}/_doc/${MANIFEST_ID}`, { allowed: [404] })
  const value = found.safeParse(answer).data?._source?.value
  return value === undefined ? null : manifestRecord.parse(value)
}

const page = z.object({
  hits: z.object({
    hits: z.array(z.object({ _source: z.object({ value: sourceRecord }), sort: z.array(z.unknown()) })),
  }),
})

const PAGE = 2_000

/** The record of every source file, by name. */
export async function readSources(
  cluster: Cluster,
  { sources }: Version,
): Promise<Map<string, SourceRecord>> {
  const records = new Map<string, SourceRecord>()
  await cluster.send('POST', `/${sources}/_refresh`)
  let after: readonly unknown[] | null = null
  for (;;) {
    const body: object = {
      size: PAGE,
      query: { term: { kind: 'source' } },
      sort: [{ _id: 'asc' }],
      ...(after && { search_after: after }),
    }
    const { hits } = page.parse(await cluster.send('POST', `/${sources}/_search`, { body })).hits
    for (const {
      _source: {
        value: { name, ...record },
      },
    } of hits)
      records.set(name, record)
    after = hits.at(-1)?.sort ?? null
    if (!after) return records
  }
}

/** Indices that the name of the index leads to; none where it was never finished. */
export async function aliased(cluster: Requests): Promise<string[]> {
  const answer = await cluster.send('GET', `/_alias/${cluster.address.name}`, { allowed: [404] })
  const known = aliasAnswer.safeParse(answer)
  return known.success ? Object.keys(known.data) : []
}

const aliasAnswer = z.record(z.string(), z.object({ aliases: z.unknown() }))

/** Replies read at once. */
const REPLIES_PAGE = 500

/** A stored reply, or parts of it. */
interface Stored<T> {
  readonly _id: ReplyId
  readonly _source: T
}

/** Of every reply, in the order in which they came in, the named parts of what is stored, in the given shape. */
export async function* eachReply<T>(
  cluster: Cluster,
  version: Version,
  parts: string,
  shape: z.ZodType<T>,
): AsyncGenerator<Stored<T>> {
  const asked = { query: { match_all: {} }, sort: [{ order: 'asc' }, { _id: 'asc' }], parts, shape }
  for await (const page of replyPages(cluster, version, asked)) yield* page
}

/** Which replies to read, in an order in which no two are equal, and what of them. */
interface AskedReplies<T> {
  readonly query: object
  readonly sort: readonly object[]
  readonly parts: string
  readonly shape: z.ZodType<T>
}

/** The replies that `asked` is for, many at a time. */
export async function* replyPages<T>(
  cluster: Cluster,
  { replies }: Version,
  { query, sort, parts, shape }: AskedReplies<T>,
): AsyncGenerator<readonly Stored<T>[]> {
  const answer = z.object({
    hits: z.object({
      hits: z.array(z.object({ _id: z.string(), _source: shape, sort: z.array(z.unknown()) })),
    }),
  })
  let after: readonly unknown[] | null = null
  for (;;) {
    const body: object = {
      size: REPLIES_PAGE,
      query,
      _source: parts.split(','),
      sort,
      ...(after && { search_after: after }),
    }
    const { hits } = answer.parse(
      await cluster.send('POST', `/${replies}/_search`, {
        body,
        query: { allow_partial_search_results: false },
        patience: writing,
      }),
    ).hits
    after = hits.at(-1)?.sort ?? null
    if (!after) return
    yield hits
  }
}
