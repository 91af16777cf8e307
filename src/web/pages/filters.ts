import { type FacetName, type FacetValue, facetNames, type SearchAnswer } from '../../search/answer.ts'
import { labelOf } from '../../search/facets.ts'
import { chineseName } from '../../search/query/qualifier-names.ts'
import type { SearchRequest } from '../../search/request.ts'
import type { Survey } from '../../search/searcher.ts'
import { facetLabels } from '../labels.ts'
import { filterValues, searchUrl, urlWithFilter, urlWithoutFilter } from '../search-url.ts'
import { type Branch, isWithin, regionTree } from './region-tree.ts'
import { type YearView, yearViews } from './years.ts'

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
  /** What limits the search to a value when it is typed before it: 地区. */
  readonly qualifier: string
  /** The latest years as a diagram; null for any other filter. */
  readonly years: readonly YearView[] | null
  readonly values: readonly FilterValueView[]
  /** Less frequent values, and years before those of the diagram, folded away. */
  readonly more: readonly FilterValueView[]
  /** How many values are not listed at all. */
  readonly others: number
  /** How many of the replies found have no value, where each can have but one: they would be missed in the sum. */
  readonly unknown: number
}

interface FilterValueView {
  readonly label: string
  readonly count: number
  readonly selected: boolean
  /** Adds the value, or takes it away when it is selected. */
  readonly href: string
  /** Regions within this one, and whether they are to be seen at once. */
  readonly below: readonly FilterValueView[]
  readonly open: boolean
}

/** Longer lists hide the filters below them. */
const shownValues = 8
const shownRegions = 10

/** Nobody looks through more, and a page should not weigh it. */
const foldedValues = 12

/** Every value that the request of `survey` chooses, also one that no reply has, and all it excludes: a filter the
 *  user does not see spoils the next search. */
export function chipViews({ request, excluded }: Survey): ChipView[] {
  const chosen = facetNames.flatMap((name) =>
    filterValues(request, name).map((value) => ({
      label: `${facetLabels[name]}：${labelOf(name, value)}`,
      href: urlWithoutFilter(request, name, value),
    })),
  )
  const unwanted = excluded.map(({ label, without }) => ({
    label: `不要 ${label.replace(':', '：')}`,
    href: searchUrl(without),
  }))
  return [...chosen, ...unwanted]
}

/** The filters that have something to choose; what `request` chooses is marked. */
export function filterViews(request: SearchRequest, { facets, unlisted, total }: SearchAnswer): FilterView[] {
  return facetNames
    .filter((name) => facets[name].length > 0)
    .map((name) => {
      const chosen = new Set(filterValues(request, name))
      const choices = facets[name].map((facet) => ({ ...facet, selected: chosen.has(facet.value) }))
      const years = name === 'year' ? yearViews(request, choices) : null
      const tree = name === 'region' ? regionTree(choices) : null
      const lists = tree ? regionLists(request, tree) : valueLists(request, name, { choices, years })
      const whole = tree?.map(({ region }) => region) ?? choices
      return {
        name,
        label: facetLabels[name],
        qualifier: chineseName(name),
        years,
        ...lists,
        others: lists.others + (unlisted?.[name] ?? 0),
        unknown: chosen.size > 0 || !isSingle.has(name) ? 0 : total.replies - sumOf(whole),
      }
    })
}

/** Filters of which all values are listed, and of which a reply has one at the most. */
const isSingle: ReadonlySet<FacetName> = new Set(['region', 'year'])

function sumOf(values: readonly FacetValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0)
}

type Lists = Pick<FilterView, 'values' | 'more' | 'others'>

function valueLists(
  request: SearchRequest,
  name: FacetName,
  { choices, years }: { readonly choices: readonly FacetValue[]; readonly years: readonly YearView[] | null },
): Lists {
  const drawn = new Set(years?.map(({ year }) => year))
  const listed = choices.filter(({ value }) => !drawn.has(value))
  const most = years === null ? shownValues : 0
  const isShown = ({ selected }: FacetValue, at: number): boolean => at < most || selected
  return foldAway(listed, isShown, ({ value, label, count, selected }) => {
    const href = selected ? urlWithoutFilter(request, name, value) : urlWithFilter(request, name, value)
    return { label, count, selected, href, below: [], open: false }
  })
}

/** Values of one filter are alternatives, so that a county beside its chosen province would change nothing: a
 *  chosen region takes the place of those around and within it. */
function regionLists(request: SearchRequest, tree: readonly Branch<FacetValue>[]): Lists {
  const view = ({ region, below, open }: Branch<FacetValue>): FilterValueView => {
    const { value, label, count, selected } = region
    const others = request.region.filter((code) => !isWithin(code, value) && !isWithin(value, code))
    const href = selected
      ? urlWithoutFilter(request, 'region', value)
      : urlWithFilter({ ...request, region: others }, 'region', value)
    return { label, count, selected, href, below: below.map(view), open }
  }
  const isChosen = ({ region, below }: Branch<FacetValue>): boolean => region.selected || below.some(isChosen)
  return foldAway(tree, (branch, at) => at < shownRegions || isChosen(branch), view)
}

/** The values shown, and the next ones, as `view` gives them: an index may hold thousands, and each takes a URL. */
function foldAway<T>(
  values: readonly T[],
  isShown: (value: T, at: number) => boolean,
  view: (value: T) => FilterValueView,
): Lists {
  const shown: T[] = []
  const more: T[] = []
  for (const [at, value] of values.entries()) (isShown(value, at) ? shown : more).push(value)
  return {
    values: shown.map(view),
    more: more.slice(0, foldedValues).map(view),
    others: Math.max(0, more.length - foldedValues),
  }
}
