import { roles } from '../../reply/role.ts'
import { type ReplyField, replyFields } from '../column-record.ts'
import { tagFields } from '../reply-index.ts'
import type { AskedConditions } from './asked-conditions.ts'
import { authorityCounts } from './authorities.ts'
import { all, type Condition, everything, isAllOf, type SearchBody } from './conditions.ts'
import { HEADER_ORDINAL } from './reply-document.ts'

/** More regions or programmes than there are; a count must not be cut short. */
const MOST_VALUES = 50_000

/** What the cluster is asked to count: totals and facets. */
export function countRequest(asked: AskedConditions): SearchBody {
  return {
    size: 0,
    track_total_hits: true,
    query: asked.base,
    post_filter: beside(asked, asked.selected()),
    aggs: { ...passageCounts(asked), ...fieldCounts(asked), ...sectionCounts(asked) },
  }
}

function passageCounts(asked: AskedConditions): Record<string, SearchBody> {
  const isPassage = { range: { 'passages.ordinal': { gt: HEADER_ORDINAL } } }
  const exact = { filter: asked.exact }
  const speaking = { filter: all([isPassage, asked.speaks]), aggs: { exact } }
  const passages = { nested: { path: 'passages' }, aggs: { speaking } }
  const selected = beside(asked, asked.selected())
  return { selected: { filter: selected, aggs: { passages } } }
}

function fieldCounts(asked: AskedConditions): Record<string, SearchBody> {
  const { counted = tagFields } = asked.query
  return Object.fromEntries(
    replyFields
      .filter((field) => counted.includes(field))
      .map((field) => [
        field,
        {
          filter: beside(asked, asked.selected(field)),
          aggs: { values: field === 'authority' ? authorityCounts : valueCounts(field) },
        },
      ]),
  )
}

function sectionCounts(asked: AskedConditions): Record<string, SearchBody> {
  if (asked.query.counted?.includes('section') === false) return {}
  const others = all(asked.byFields())
  if (!asked.ofTree || asked.ofTree.isAnyText) {
    const replies = { reverse_nested: {}, aggs: { selected: { filter: others } } }
    const role = { terms: { field: 'passages.role', size: roles.length + 1 }, aggs: { replies } }
    const speaking = { filter: asked.ofTree?.speaks ?? everything, aggs: { role } }
    return { byRole: { nested: { path: 'passages' }, aggs: { speaking } } }
  }
  const filters = Object.fromEntries(roles.map((role) => [role, all([asked.inSections([role]), others])]))
  return { section: { filters: { filters } } }
}

/** What `conditions` ask beside what the search asks of every reply. */
function beside({ base }: AskedConditions, conditions: readonly Condition[]): Condition {
  return all(conditions.filter((condition) => !isAllOf(base, [condition])))
}

/** Descending by value is the order in which the cluster finds the values of its buckets fastest. */
function valueCounts(field: ReplyField): SearchBody {
  return { terms: { field, size: MOST_VALUES, order: { _key: 'desc' } } }
}
