import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SourceRecord } from '../source-record.ts'
import type { Manifest } from '../store.ts'
import type { Cluster, Requests } from './cluster.ts'
import type { Version } from './layout.ts'
import { readPages } from './pages.ts'

/** The id of the manifest among the sources, whose own ids begin otherwise. */
export const MANIFEST_ID = 'manifest'
const SOURCE_PREFIX = 'source:'

/** The id of a source file's record. Names may be longer than the 512 bytes that an id takes: the record holds it whole. */
export function sourceId(name: string): string {
  return `${SOURCE_PREFIX}${createHash('sha256').update(name).digest('hex')}`
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
  unread: z.string().optional(),
})

const found = z.object({ _source: z.object({ value: z.unknown() }).optional() })

/** What the version says of itself; null when it is not there, or nothing is written yet. Throws IndexError. */
export async function readManifest(cluster: Requests, { sources }: Version): Promise<Manifest | null> {
  const answer = await cluster.send('GET', `/${sources}/_doc/${MANIFEST_ID}`, { allowed: [404] })
  const value = found.safeParse(answer).data?._source?.value
  return value === undefined ? null : manifestRecord.parse(value)
}

const SOURCES_PAGE = 2_000

/** The record of every source file, by name. */
export async function readSources(
  cluster: Cluster,
  { sources }: Version,
): Promise<Map<string, SourceRecord>> {
  const records = new Map<string, SourceRecord>()
  await cluster.send('POST', `/${sources}/_refresh`)
  const pages = readPages(cluster, sources, {
    query: { term: { kind: 'source' } },
    sort: [{ _id: 'asc' }],
    parts: ['value'],
    shape: z.object({ value: sourceRecord }),
    size: SOURCES_PAGE,
  })
  for await (const page of pages) {
    for (const { _source } of page) {
      const { name, ...record } = _source.value
      records.set(name, record)
    }
  }
  return records
}
