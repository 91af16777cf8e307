import { roleLabels } from '../../reply/role.ts'
import type { Column, ComparedPassage, Comparison, PartName } from '../../search/holdings/comparison.ts'
import { placeLabel } from '../../search/holdings/places.ts'
import { programmeName, programmeUrl } from '../../search/holdings/programme-list.ts'
import { regionUrl } from '../../search/holdings/regions.ts'
import { plainRequest } from '../../search/request.ts'
import { chineseDate } from '../labels.ts'
import { searchUrl } from '../search-url.ts'
import { type Piece, pieces } from './pieces.ts'
import { provinceSentence } from './tile-map.ts'

/** One programme: what the chosen regions say of it, side by side. */
export interface ComparisonView {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly columns: readonly ColumnView[]
  readonly rows: readonly RowView[]
}

interface ColumnView {
  readonly label: string
  readonly above: string
  readonly href: string
  readonly sentence: string
}

/** One part, in the order of the columns. */
interface RowView {
  readonly label: string
  readonly cells: readonly CellView[]
}

interface CellView {
  readonly passages: readonly PassageView[]
  /** What stands in an empty cell. */
  readonly absence: string
  /** Leads to the passages that are not shown; null when all are. */
  readonly more: { readonly count: number; readonly href: string } | null
}

interface PassageView {
  readonly href: string
  /** Authority and date; the role, too, where the part holds several. */
  readonly from: string
  readonly pieces: readonly Piece[]
}

const partLabels: Readonly<Record<PartName, string>> = {
  done: '成效/已做',
  plan: '下一步打算',
  rest: '其他章节',
}

/** The view of `comparison`; a part of which no region says anything is left out. */
export function comparisonView({ programme, columns }: Comparison): ComparisonView {
  const parts = (['done', 'plan', 'rest'] as const).filter((part) =>
    columns.some((column) => cellOf(column, part).passages.length > 0),
  )
  return {
    id: programme,
    name: programmeName(programme),
    href: programmeUrl(programme),
    columns: columns.map(columnView),
    rows: parts.map((part) => ({
      label: partLabels[part],
      cells: columns.map((column) => cellView(column, part, programme)),
    })),
  }
}

function columnView({ region, held, replies }: Column): ColumnView {
  const { name, path } = placeLabel(region)
  return {
    label: name,
    above: path.slice(0, -1).join(' › '),
    href: regionUrl(region),
    sentence: provinceSentence({ held, replies }),
  }
}

function cellOf({ parts }: Column, part: PartName): Column['parts'][number] {
  return parts.find((one) => one.part === part) ?? { part, passages: [], more: 0 }
}

function cellView(column: Column, part: PartName, programme: string): CellView {
  const { passages, more } = cellOf(column, part)
  const request = { ...plainRequest(''), programme: [programme], region: [column.region] }
  return {
    passages: passages.map((passage) => passageView(passage, part)),
    absence: column.held === 0 ? '没有收到资料' : '资料中未见',
    more: more === 0 ? null : { count: more, href: searchUrl(request) },
  }
}

function passageView(passage: ComparedPassage, part: PartName): PassageView {
  const { url, authority, date, role } = passage
  const facts = [
    authority,
    date === null ? null : chineseDate(date),
    part === 'rest' ? roleLabels[role] : null,
  ]
  return {
    href: url,
    from: facts.filter((fact) => fact !== null).join('，') || '原文',
    pieces: pieces(passage),
  }
}
