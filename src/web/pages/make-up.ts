import type { Composition } from '../../search/holdings/composition.ts'
import type { SearchRequest } from '../../search/request.ts'
import { docTypeLabel, kindLabel } from '../labels.ts'

/** Something counted, with where to see it; no link where no search finds just that. */
export interface CountedLink {
  readonly label: string
  readonly href: string | null
  readonly count: number
}

/** What replies are of one sort: their kinds, types or outcomes. */
export interface MakeUpView {
  readonly label: string
  readonly values: readonly CountedLink[]
}

/** What the counted replies are made up of; sorts without a count are left out. `withoutKind` replies are told as 不明. */
export function makeUpViews(
  { kinds, docTypes, outcomes }: Composition,
  { search, withoutKind }: { search: (more: Partial<SearchRequest>) => string; withoutKind: number },
): MakeUpView[] {
  const ofKinds = Object.entries(kinds).map(([kind, count]) => ({
    label: kindLabel(kind),
    href: kind === 'proposal' || kind === 'suggestion' ? search({ kind: [kind] }) : null,
    count,
  }))
  const unknown = withoutKind === 0 ? [] : [{ label: '不明', href: null, count: withoutKind }]
  const ofTypes = Object.entries(docTypes).map(([type, count]) => ({
    label: docTypeLabel(type),
    href: null,
    count,
  }))
  const ofOutcomes = Object.entries(outcomes).map(([letter, count]) => ({ label: letter, href: null, count }))
  return [
    { label: '类别', values: [...ofKinds, ...unknown] },
    { label: '文种', values: ofTypes },
    { label: '办理类型（含义以当地规定为准）', values: ofOutcomes },
  ].filter(({ values }) => values.length > 0)
}
