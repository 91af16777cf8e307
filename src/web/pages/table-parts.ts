import type { IsoDate } from '../../reply/reply.ts'
import { isRole, roleLabels } from '../../reply/role.ts'
import type { Offsets } from '../../search/answer.ts'
import { chineseMoment } from '../labels.ts'

/** The head of a column; those that can be ordered by are links. */
export interface ColumnHead {
  readonly label: string
  /** Null for a column that cannot be ordered by. */
  readonly href: string | null
  /** What screen readers say of the order; null where the table is not ordered by this column. */
  readonly order: 'ascending' | 'descending' | null
  readonly isNumber: boolean
  /** Of the columns of a table whose widths do not follow its rows, one that needs more room than others. */
  readonly isWide: boolean
}

/** A column that may be ordered by. */
export interface Column<S extends string> {
  readonly label: string
  /** Absent for a column that cannot be ordered by. */
  readonly sort?: S
  /** How it is ordered then. */
  readonly order?: 'ascending' | 'descending'
  readonly isNumber?: boolean
  readonly isWide?: boolean
}

/** The heads of `columns`, of which `current` orders the table. */
export function columnHeads<S extends string>(
  columns: readonly Column<S>[],
  current: S,
  hrefOf: (sort: S) => string,
): ColumnHead[] {
  return columns.map(({ label, sort, order = 'descending', isNumber = false, isWide = false }) => ({
    label,
    href: sort === undefined ? null : hrefOf(sort),
    order: sort === current ? order : null,
    isNumber,
    isWide,
  }))
}

/** A bar of a chart: drawn by the server, the number beside it. */
export interface Bar {
  readonly label: string
  readonly href: string | null
  readonly held: number
  readonly replies: number
  /** Per mille of the greatest number held. */
  readonly heldWidth: number
  readonly repliesWidth: number
}

/** A way to have a page in another form. */
export interface ExportLink {
  readonly label: string
  readonly href: string
}

/** `2023-06-20 至 2024-05-20`; one date where both are the same, empty where nothing is dated. */
export function periodText({ first, last }: { first: IsoDate | null; last: IsoDate | null }): string {
  if (first === null || last === null) return ''
  return first === last ? first : `${first} 至 ${last}`
}

/** `成效/已做 3、下一步打算 1`, the most frequent first; empty for none. */
export function rolesText(roles: Readonly<Record<string, number>>): string {
  return Object.entries(roles)
    .toSorted(([, a], [, b]) => b - a)
    .map(([role, times]) => `${isRole(role) ? roleLabels[role] : role} ${times}`)
    .join('、')
}

/** `A 2、B 1`; empty for none. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([value, times]) => `${value} ${times}`)
    .join('、')
}

/** `52家、50家以上`: the texts of `figures`, each once; empty for none. */
export function figuresText(text: string, figures: readonly Offsets[]): string {
  return [...new Set(figures.map(([start, end]) => text.slice(start, end)))].join('、')
}

/** The bars of `rows`, to one scale. */
export function bars(
  rows: readonly {
    readonly label: string
    readonly href: string | null
    readonly held: number
    readonly replies: number
  }[],
): Bar[] {
  const most = Math.max(1, ...rows.map(({ held }) => held))
  const width = (number: number): number => Math.round((number / most) * 1000)
  return rows.map((row) => ({ ...row, heldWidth: width(row.held), repliesWidth: width(row.replies) }))
}

/** A sentence on which data a table is of, for those who cite it. */
export function dataSentence({
  indexVersion,
  updatedAt,
}: {
  readonly indexVersion: string
  readonly updatedAt: string | null
}): string {
  const when = updatedAt === null ? '尚未更新' : `更新于 ${chineseMoment(updatedAt)}`
  return `数据版本 ${indexVersion}，${when}`
}
