import { type FacetName, type FacetValue, facetNames, type SearchAnswer } from '../../search/answer.ts'
import type { SearchRequest } from '../../search/request.ts'
import { facetLabels } from '../labels.ts'
import { filterValues, urlWithFilter, urlWithoutFilter } from '../search-url.ts'

/** One chosen value of a filter, with the search that lacks it. */
export interface ChipView {
  /** `地区：玉环市` */
  readonly label: string
  readonly href: string
}

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
}

/** Longer lists hide the filters below them. */
const shownValues = 8

/** Every chosen value, also one that no reply has: a filter the user does not see spoils the next search. */
export function chipViews(request: SearchRequest, { facets }: SearchAnswer): ChipView[] {
  return facetNames.flatMap((name) =>
    filterValues(request, name).map((value) => ({
      label: `${facetLabels[name]}：${labelOf(facets[name], value)}`,
      href: urlWithoutFilter(request, name, value),
    })),
  )
}

/** The filters that have something to choose. */
export function filterViews(request: SearchRequest, { facets }: SearchAnswer): FilterView[] {
  return facetNames
    .filter((name) => facets[name].length > 0)
    .map((name) => {
      const values = facets[name].map((value) => filterValueView(request, name, value))
      const shown = values.filter((value, at) => at < shownValues || value.selected)
      return {
        name,
        label: facetLabels[name],
        values: shown,
        more: values.filter((value) => !shown.includes(value)),
      }
    })
}

function filterValueView(request: SearchRequest, name: FacetName, facet: FacetValue): FilterValueView {
  const { value, label, count, selected } = facet
  const href = selected ? urlWithoutFilter(request, name, value) : urlWithFilter(request, name, value)
  return { label, count, selected, href }
}

function labelOf(values: readonly FacetValue[], value: string): string {
  return values.find((facet) => facet.value === value)?.label ?? value
}
