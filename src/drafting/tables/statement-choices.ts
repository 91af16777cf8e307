import type { IndexState } from '../../indexing/reply-index.ts'
import type { RegionLabel } from '../../search/answer.ts'
import { placeLabel } from '../../search/holdings/places.ts'
import { programmeName } from '../../search/holdings/programme-list.ts'

/** What tables of statements can be filtered by. */
export interface StatementChoices {
  /** Those of which replies are held, with those that lie around them, by code. */
  readonly regions: readonly RegionLabel[]
  /** Those that replies name. */
  readonly programmes: readonly { readonly value: string; readonly label: string }[]
}

export function statementChoices({ counts }: Pick<IndexState, 'counts'>): StatementChoices {
  return {
    regions: [...counts.region.keys()].map(placeLabel),
    programmes: [...counts.programme.keys()].map((value) => ({ value, label: programmeName(value) })),
  }
}
