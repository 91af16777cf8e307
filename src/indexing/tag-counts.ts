import type { PassageSet } from './passage-set.ts'
import type { PostingReader } from './posting-reader.ts'
import { type TagField, tagFields } from './reply-index.ts'

export type TagCounts = Record<TagField, ReadonlyMap<string, number>>

/** For each field and value, how many of the replies in `repliesFor(field, value)` have it; values with none are
 *  left out. The sets hold ids of header lines; `section` tags passages, so its sets are taken as they are. */
export function countTags(
  reader: PostingReader,
  repliesFor: (field: TagField, value: string) => PassageSet,
): TagCounts {
  const counts: Partial<TagCounts> = {}
  for (const field of tagFields) counts[field] = countValues(reader, field, repliesFor)
  return counts as TagCounts
}

function countValues(
  reader: PostingReader,
  field: TagField,
  repliesFor: (field: TagField, value: string) => PassageSet,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const value of reader.tagValues(field)) {
    const replies = repliesFor(field, value)
    let count = 0
    if (field === 'section') count = replies.count()
    else reader.eachTagged(field, value, (id) => (count += replies.has(id) ? 1 : 0))
    if (count > 0) counts.set(value, count)
  }
  return counts
}
