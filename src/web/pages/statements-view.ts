import { MOST_LISTED } from '../../drafting/tables/keep-found-rows.ts'
import type { StatementList } from '../../drafting/tables/listed-statements.ts'
import type { StatementChoices } from '../../drafting/tables/statement-choices.ts'
import type { StatementRequest } from '../../drafting/tables/statement-request.ts'
import type { RegionLabel } from '../../search/answer.ts'
import { mostCompared } from '../table-requests.ts'
import { MOST_EXPORTED } from './all-statements.ts'
import type { RowView, StatementPage } from './statement-page.ts'
import { type ColumnHead, columnHeads } from './table-parts.ts'

interface StatementsView {
  readonly heading: string
  readonly note: string
  readonly counts: string
  /** Empty where all rows can be paged through. */
  readonly cut: string
  readonly path: string
  readonly soughtIn: string
  readonly request: StatementRequest<string>
  readonly usualSort: string
  /** Whether a filter is set that can be taken away. */
  readonly isFiltered: boolean
  /** A field for each region that is chosen, and one for another. */
  readonly regions: readonly RegionField[]
  readonly programmes: StatementChoices['programmes']
  readonly years: readonly { readonly value: string; readonly label: string }[]
  readonly heads: readonly ColumnHead[]
  readonly rows: readonly RowView[]
  readonly pages: Pages
  /** Where all rows are to be had; null where this page shows them all. */
  readonly all: (AllLinks & { readonly label: string }) | null
}

interface RegionField {
  readonly label: string
  /** What stands for no region. */
  readonly none: string
  readonly chosen: string | null
  readonly choices: readonly RegionLabel[]
}

interface Pages {
  readonly previous: string | null
  readonly next: string | null
}

interface AllLinks {
  readonly csv: string
  readonly json: string
}

interface Shown<L extends object, S extends string> {
  readonly answer: StatementList<L>
  readonly request: StatementRequest<S>
  readonly pages: Pages
  readonly choices: StatementChoices
  readonly all: AllLinks
  /** The address of the table in another order. */
  readonly hrefOf: (sort: S) => string
}

/** What the template shows of a page of statements. */
export function statementsView<L extends object, S extends string>(
  { path, heading, note, soughtIn, sorts, columns, row }: StatementPage<L, S>,
  { answer, request, pages, choices, all, hrefOf }: Shown<L, S>,
): StatementsView {
  const { total, rows, isCut } = answer
  return {
    heading,
    note,
    counts: countsSentence(answer, request),
    cut: isCut
      ? `符合条件的有 ${total} 条，这里可以翻到第 ${MOST_LISTED} 条；其余的请加筛选，或者导出全部。`
      : '',
    path,
    soughtIn,
    request,
    usualSort: sorts[0],
    isFiltered: isFiltered(request),
    regions: regionFields(request.region, choices.regions),
    programmes: choices.programmes,
    years: yearChoices(answer.years, request.year),
    heads: columnHeads(columns, request.sort, hrefOf),
    rows: rows.map(row),
    pages,
    all: total > rows.length ? { ...all, label: allLabel(total) } : null,
  }
}

function isFiltered({ q, authority, year, region, programme }: StatementRequest<string>): boolean {
  return [q, authority, year ?? '', ...region, ...programme].some((value) => value !== '')
}

function allLabel(total: number): string {
  return total > MOST_EXPORTED ? `前 ${MOST_EXPORTED} 条` : `全部 ${total} 条`
}

/** More places than this are chosen step by step: a list of all counties would be most of the page. */
const MOST_PLACES = 300

function regionFields(chosen: readonly string[], regions: readonly RegionLabel[]): RegionField[] {
  const choices = regions.length <= MOST_PLACES ? regions : placesNear(chosen, regions)
  const fields = chosen.map(
    (code, at): RegionField => ({
      label: at === 0 ? '地区' : '与',
      none: at === 0 ? '全部' : '不比较',
      chosen: code,
      choices,
    }),
  )
  if (chosen.length >= mostCompared) return fields
  const another = chosen.length === 0 ? { label: '地区', none: '全部' } : { label: '与', none: '不比较' }
  return [...fields, { ...another, chosen: null, choices }]
}

/** The provinces, and of those chosen what lies around and in them. */
function placesNear(chosen: readonly string[], regions: readonly RegionLabel[]): RegionLabel[] {
  const paths = regions.filter(({ code }) => chosen.includes(code)).map(({ path }) => path)
  return regions.filter(
    ({ path }) =>
      path.length === 1 ||
      paths.some((own) => {
        const shared = Math.min(own.length, path.length - 1)
        return own.slice(0, shared).join('/') === path.slice(0, shared).join('/')
      }),
  )
}

function yearChoices(
  years: ReadonlyMap<string, number>,
  chosen: string | null,
): { value: string; label: string }[] {
  const known = chosen === null || years.has(chosen) ? [...years] : [...years, [chosen, 0] as const]
  return known.map(([value, count]) => ({ value, label: `${value}（${count} 条）` }))
}

function countsSentence(
  { total, rows }: StatementList<unknown>,
  { page, limit }: StatementRequest<string>,
): string {
  if (total === 0) return '没有符合条件的；请换个说法，或去掉筛选。'
  if (rows.length === 0) return `共 ${total} 条，这一页没有内容。`
  const first = (page - 1) * limit + 1
  return `第 ${first}–${first + rows.length - 1} 条，共 ${total} 条`
}
