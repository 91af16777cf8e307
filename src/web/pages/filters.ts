import { roleLabels, roles } from '../../reply/role.ts'
import { type FacetName, type FacetValue, facetNames, type SearchAnswer } from '../../search/answer.ts'
import type { SearchRequest } from '../../search/request.ts'
import type { Overview } from '../../search/searcher.ts'
import { facetLabels, kindLabels, kinds } from '../labels.ts'
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
export function chipViews(request: SearchRequest, { facets }: SearchAnswer, overview: Overview): ChipView[] {
  return facetNames.flatMap((name) =>
    filterValues(request, name).map((value) => {
      const named = [...facets[name], ...knownValues(name, overview)].find((known) => known.value === value)
      return {
        label: `${facetLabels[name]}：${named?.label ?? value}`,
        href: urlWithoutFilter(request, name, value),
      }
    }),
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

/** The labels of values that this search's facets may lack; years and authorities are their own labels. */
function knownValues(name: FacetName, overview: Overview): readonly Pick<FacetValue, 'value' | 'label'>[] {
  switch (name) {
    case 'region':
      return overview.regions
    case 'programme':
      return overview.programmes
    case 'section':
      return roles.map((value) => ({ value, label: roleLabels[value] }))
    case 'kind':
      return kinds.map((value) => ({ value, label: kindLabels[value] }))
    case 'year':
    case 'authority':
      return []
  }
}
