import type { Filters, Found, TagField } from '../indexing/reply-index.ts'
import { programmeById } from '../programmes/registry.ts'
import { regionByCode } from '../regions/gazetteer.ts'
import { isRole, roleLabels } from '../reply/role.ts'
import type { FacetValue, SearchAnswer } from './answer.ts'

/** Of these an index may have thousands, which nobody looks through: the most frequent are listed. */
const MOST_LISTED: Partial<Readonly<Record<TagField, number>>> = { programme: 200, authority: 200 }

/** The facets of an answer. `applied` are the filters chosen or typed: their values are selected. A `chosen` one without
 *  hits is listed too, so that it can be taken back. */
export function toFacets(
  counts: Found['counts'],
  chosen: Filters,
  applied: Filters,
): Pick<SearchAnswer, 'facets' | 'unlisted'> {
  const left: [TagField, number][] = []
  const facet = (field: TagField): FacetValue[] => {
    const selected = new Set(applied[field])
    const listed: FacetValue[] = []
    const list = (count: number, value: string): void => {
      listed.push({ value, label: labelOf(field, value), count, selected: selected.has(value) })
    }
    const isFrequent = frequent(counts[field], MOST_LISTED[field] ?? Number.POSITIVE_INFINITY)
    counts[field].forEach((count, value) => {
      if (isFrequent(count) || (selected.size > 0 && selected.has(value))) list(count, value)
    })
    if (listed.length < counts[field].size) left.push([field, counts[field].size - listed.length])
    const missing = new Set(chosen[field].filter((value) => !counts[field].has(value)))
    for (const value of missing) list(0, value)
    return missing.size === 0 ? order[field](listed) : order[field](listed.sort(byValue))
  }
  const facets = {
    region: facet('region'),
    programme: facet('programme'),
    section: facet('section'),
    year: facet('year'),
    kind: facet('kind'),
    authority: facet('authority'),
  }
  return { facets, ...(left.length > 0 && { unlisted: Object.fromEntries(left) }) }
}

/** Whether a count is one of the `most` greatest, asked for each in turn: of equal ones the first are. */
function frequent(counts: ReadonlyMap<string, number>, most: number): (count: number) => boolean {
  if (counts.size <= most) return () => true
  const all = new Uint32Array(counts.size)
  let [at, greatest] = [0, 0]
  counts.forEach((count) => {
    all[at] = count
    at += 1
    if (count > greatest) greatest = count
  })
  /** How many values have a count: faster than sorting the counts. */
  const having = new Uint32Array(greatest + 1)
  for (const count of all) having[count] = (having[count] ?? 0) + 1
  let [least, equals] = [greatest, most]
  for (; equals > (having[least] ?? 0); least -= 1) equals -= having[least] ?? 0
  return (count) => {
    if (count === least) equals -= 1
    return count > least || (count === least && equals >= 0)
  }
}

const kindLabels = new Map([
  ['proposal', '政协提案'],
  ['suggestion', '人大建议'],
])

/** What users read for a value: 浙江省 for 330000. The value itself when it is unknown. */
export function labelOf(field: TagField, value: string): string {
  return labels[field](value) ?? value
}

const labels: Readonly<Record<TagField, (value: string) => string | undefined>> = {
  region: (value) => regionByCode(value)?.name,
  programme: (value) => programmeById(value)?.name,
  section: (value) => (isRole(value) ? roleLabels[value] : undefined),
  kind: (value) => kindLabels.get(value),
  year: (value) => value,
  authority: (value) => value,
}

/** Puts values that ascend in another order. */
type Order = (ascending: FacetValue[]) => FacetValue[]

const asTheyAre: Order = (values) => values
const byCount: Order = (values) => values.sort((a, b) => b.count - a.count)

/** Regions in the order of their codes, so that each stands below its province; years from the newest. */
const order: Readonly<Record<TagField, Order>> = {
  region: asTheyAre,
  programme: byCount,
  section: byCount,
  year: (values) => values.reverse(),
  kind: byCount,
  authority: byCount,
}

function byValue(a: FacetValue, b: FacetValue): number {
  return a.value < b.value ? -1 : 1
}
