import type { RequestHandler } from 'express'
import { type Comparison, compareRegions } from '../../search/holdings/comparison.ts'
import type { Holdings } from '../../search/holdings/holdings.ts'
import { type Matrix, makeMatrix } from '../../search/holdings/matrix.ts'
import { listProgrammes } from '../../search/holdings/programme-list.ts'
import { listRegions } from '../../search/holdings/regions.ts'
import type { Searcher } from '../../search/searcher.ts'
import { comparisonTable, matrixTable } from '../formats/tables.ts'
import { type CompareRequest, compareUrl, mostCompared, readCompareRequest } from '../table-requests.ts'
import { type ComparisonView, comparisonView } from './comparison-view.ts'
import { type MatrixView, matrixView } from './matrix-view.ts'
import { serveTable } from './serve-table.ts'

interface CompareView {
  readonly chooser: Chooser
  /** One for each chosen programme, where regions are chosen, too. */
  readonly comparisons: readonly ComparisonView[]
  readonly matrix: MatrixView
}

/** What can be compared, and what is chosen. */
interface Chooser {
  readonly most: number
  readonly programmes: readonly Choice[]
  readonly regions: readonly Choice[]
}

interface Choice {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly isChosen: boolean
}

/** Longer lists of choices are no help. */
const mostChoices = 40

/** `GET /compare?p=…&r=…`: what regions say of programmes, side by side, and how many replies name which. */
export function serveCompare(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page: path }, given) => {
    const request = readCompareRequest(given)
    const holdings = await searcher.holdings()
    const matrix = makeMatrix(holdings, request)
    const comparisons: Comparison[] = []
    for (const programme of request.regions.length === 0 ? [] : request.programmes) {
      const asked = { programme, regions: request.regions }
      comparisons.push(await compareRegions(holdings, asked, (id) => searcher.reply(id)))
    }
    const url = compareUrl(path, request)
    return {
      url,
      answer: { ...matrix, comparisons },
      name: '复文-项目与地区对照',
      table: (source) =>
        comparisons.length > 0 ? comparisonTable(comparisons, source) : matrixTable(matrix, source),
      template: 'compare',
      title: '对照',
      view: () => compareView({ holdings, matrix, comparisons, request }),
    }
  })
}

interface Compared {
  readonly holdings: Holdings
  readonly matrix: Matrix
  readonly comparisons: readonly Comparison[]
  readonly request: CompareRequest
}

function compareView({ holdings, matrix, comparisons, request }: Compared): CompareView {
  return {
    chooser: chooser(holdings, request, matrix),
    comparisons: comparisons.map(comparisonView),
    matrix: matrixView(matrix),
  }
}

/** The chosen ones first, then the most frequent. */
function chooser(holdings: Holdings, { programmes, regions }: CompareRequest, matrix: Matrix): Chooser {
  const named = listProgrammes(holdings, { region: null, sort: 'count' }).programmes
  const held = listRegions(holdings).toSorted((a, b) => b.count - a.count)
  const chosenProgrammes = matrix.programmes
    .filter(({ value }) => programmes.includes(value))
    .map(({ value, label }) => ({
      value,
      label,
      count: named.find((one) => one.value === value)?.count ?? 0,
    }))
  const chosenRegions = matrix.regions
    .filter(({ code }) => regions.includes(code))
    .map(({ code, path, held: count }) => ({ value: code, label: path.at(-1) ?? code, count }))
  const others = <T extends { value: string }>(all: readonly T[], chosen: readonly string[]): T[] =>
    all.filter(({ value }) => !chosen.includes(value)).slice(0, mostChoices)
  return {
    most: mostCompared,
    programmes: [
      ...chosenProgrammes.map((one) => ({ ...one, isChosen: true })),
      ...others(named, programmes).map(({ value, label, count }) => ({
        value,
        label,
        count,
        isChosen: false,
      })),
    ],
    regions: [
      ...chosenRegions.map((one) => ({ ...one, isChosen: true })),
      ...others(held, regions).map(({ value, label, count }) => ({ value, label, count, isChosen: false })),
    ],
  }
}
