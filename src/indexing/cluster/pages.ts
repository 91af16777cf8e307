import { z } from 'zod'
import { type Cluster, writing } from './cluster.ts'

/** Which documents to read, in an order in which no two are equal, and what of them. */
export interface AskedPages<T> {
  readonly query: object
  readonly sort: readonly object[]
  /** Names of parts of what is stored. */
  readonly parts: readonly string[]
  readonly shape: z.ZodType<T>
  /** Documents read at once. */
  readonly size: number
}

/** A stored document, or parts of it. */
export interface Stored<T> {
  readonly _id: string
  readonly _source: T
}

/** The documents of an index that are asked for, many at a time. Throws IndexError. */
export async function* readPages<T>(
  cluster: Cluster,
  index: string,
  { query, sort, parts, shape, size }: AskedPages<T>,
): AsyncGenerator<readonly Stored<T>[]> {
  const answer = z.object({
    hits: z.object({
      hits: z.array(z.object({ _id: z.string(), _source: shape, sort: z.array(z.unknown()) })),
    }),
  })
  let after: readonly unknown[] | null = null
  for (;;) {
    const body: object = { size, query, _source: parts, sort, ...(after && { search_after: after }) }
    const page = await cluster.send('POST', `/${index}/_search`, {
      body,
      query: { allow_partial_search_results: false },
      patience: writing,
    })
    const { hits } = answer.parse(page).hits
    after = hits.at(-1)?.sort ?? null
    if (!after) return
    yield hits
  }
}
