import { type FacetName, type FacetValue, facetNames, type SearchAnswer } from '../../search/answer.ts'
import type { SearchRequest } from '../../search/request.ts'
import { facetLabels } from '../labels.ts'
import { filterValues, urlWithFilter, urlWithoutFilter } from '../search-url.ts'
import { isWithin, openBranches } from './region-tree.ts'

/** One chosen value of a filter, with the search that lacks it. */
export interface ChipView {
  /** `地区：玉环市` */
  readonly label: string
  readonly href: string
}

/** One filter of the rail. */
export interface FilterView {
  readonly name: string
  readonly label: string
  readonly values: readonly FilterValueView[]
  /** Less frequent values, folded away. */
  readonly more: readonly FilterValueView[]
}

interface FilterValueView {
  readonly label: string
  readonly count: number
  readonly selected: boolean
  /** Adds the value, or takes it away when it is selected. */
  readonly href: string
  /** How far to indent: a county stands below its prefecture. */
  readonly depth: number
}

/** Longer lists hide the filters below them. */
const shownValues = 8
const shownRegions = 20

/** Every chosen value, also one that no reply has: a filter the user does not see spoils the next search. */
export function chipViews(request: SearchRequest, { facets }: SearchAnswer): ChipView[] {
  return facetNames.flatMap((name) =>
    filterValues(request, name).map((value) => {
      const label = facets[name].find((facet) => facet.value === value)?.label ?? value
      return { label: `${facetLabels[name]}：${label}`, href: urlWithoutFilter(request, name, value) }
    }),
  )
}

/** The filters that have something to choose. */
export function filterViews(request: SearchRequest, { facets }: SearchAnswer): FilterView[] {
  return facetNames
    .filter((name) => facets[name].length > 0)
    .map((name) => {
      const values =
        name === 'region' ? regionViews(request, facets.region) : valueViews(request, name, facets[name])
      const most = name === 'region' ? shownRegions : shownValues
      const shown = values.filter((value, at) => at < most || value.selected)
      return {
        name,
        label: facetLabels[name],
        values: shown,
        more: values.filter((value) => !shown.includes(value)),
      }
    })
}

function valueViews(
  request: SearchRequest,
  name: FacetName,
  values: readonly FacetValue[],
): FilterValueView[] {
  return values.map(({ value, label, count, selected }) => {
    const href = selected ? urlWithoutFilter(request, name, value) : urlWithFilter(request, name, value)
    return { label, count, selected, href, depth: 0 }
  })
}

/** Values of one filter are alternatives, so that a county beside its chosen province would change nothing: a
 *  chosen region takes the place of those around and within it. */
function regionViews(request: SearchRequest, values: readonly FacetValue[]): FilterValueView[] {
  return openBranches(values).map(({ region: { value, label, count, selected }, depth }) => {
    const others = request.region.filter((code) => !isWithin(code, value) && !isWithin(value, code))
    const href = selected
      ? urlWithoutFilter(request, 'region', value)
      : urlWithFilter({ ...request, region: others }, 'region', value)
    return { label, count, selected, href, depth }
  })
}
