import type { Filters, Found, TagField } from '../indexing/reply-index.ts'
import { programmeById } from '../programmes/registry.ts'
import { regionByCode } from '../regions/gazetteer.ts'
import { isRole, roleLabels } from '../reply/role.ts'
import type { Facets, FacetValue } from './answer.ts'

/** The facets of an answer. `applied` are the filters chosen or typed: their values are selected. A `chosen` one without
 *  hits is listed too, so that it can be taken back. */
export function toFacets(counts: Found['counts'], chosen: Filters, applied: Filters): Facets {
  const facet = (field: TagField): FacetValue[] => {
    const values = new Set([...counts[field].keys(), ...chosen[field]])
    const listed = [...values].map((value) => ({
      value,
      label: labelOf(field, value),
      count: counts[field].get(value) ?? 0,
      selected: applied[field].includes(value),
    }))
    return listed.sort(order[field])
  }
  return {
    region: facet('region'),
    programme: facet('programme'),
    section: facet('section'),
    year: facet('year'),
    kind: facet('kind'),
    authority: facet('authority'),
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

type Order = (a: FacetValue, b: FacetValue) => number

const byCount: Order = (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)
const byValue: Order = (a, b) => (a.value < b.value ? -1 : 1)

/** Regions in the order of their codes, so that each stands below its province; years from the newest. */
const order: Readonly<Record<TagField, Order>> = {
  region: byValue,
  programme: byCount,
  section: byCount,
  year: (a, b) => byValue(b, a),
  kind: byCount,
  authority: byCount,
}
