import { noFilters, type ReplyIndex } from '../../indexing/reply-index.ts'
import type { Region } from '../../reply/region.ts'
import type { Writer } from './find-leftovers.ts'

/** The programmes that replies of `own` name; none for null. */
export async function programmesOf(index: ReplyIndex, own: Region | null): Promise<Writer['programmes']> {
  if (own === null) return new Set()
  const filters = { ...noFilters, region: [own.code] }
  const counted = ['programme'] as const
  const { counts } = await index.find({ tree: null, filters, sort: 'date', want: 0, counted })
  return new Set(counts.programme.keys())
}
