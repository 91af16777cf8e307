import type { RegionLabel } from '../../search/answer.ts'
import { placeLabel, placesAbove } from '../../search/holdings/places.ts'
import { programmeName } from '../../search/holdings/programme-list.ts'
import type { StatementRow } from './statement-row.ts'

/** What the rows of a table can be filtered by. */
export interface StatementChoices {
  /** With those that lie around them, by code. */
  readonly regions: readonly RegionLabel[]
  readonly programmes: readonly { readonly value: string; readonly label: string }[]
  /** The latest first. */
  readonly years: readonly string[]
}

/** The values that `rows` have. Linear. */
export function choicesOf(rows: readonly StatementRow[]): StatementChoices {
  const regions = new Set<string>()
  const programmes = new Set<string>()
  const years = new Set<string>()
  for (const row of rows) {
    if (row.region !== null) regions.add(row.region)
    if (row.year !== null) years.add(row.year)
    for (const id of row.programmes) programmes.add(id)
  }
  const around = [...regions].flatMap((code) => placesAbove(code).map((above) => above.code))
  return {
    regions: [...new Set([...regions, ...around])].toSorted().map(placeLabel),
    programmes: [...programmes].toSorted().map((value) => ({ value, label: programmeName(value) })),
    years: [...years].toSorted().toReversed(),
  }
}
