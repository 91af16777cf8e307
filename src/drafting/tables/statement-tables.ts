import type { IndexState, ReplyIndex } from '../../indexing/reply-index.ts'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import { titlesOf } from '../../reply/reply-outline.ts'
import type { RegionLabel } from '../../search/answer.ts'
import { placeLabel } from '../../search/holdings/places.ts'
import { comparable } from '../../statements/quantity.ts'
import { sentenceOf } from '../../statements/reply-statements.ts'
import { foldText } from '../../text/fold.ts'
import { eachRow } from './find-rows.ts'
import { keepFoundRows, MOST_LISTED } from './keep-found-rows.ts'
import type { ListedCommitment, ListedNumber, ListedPlace, StatementList } from './listed-statements.ts'
import { commitmentKind, numberKind, type StatementKind } from './statement-kinds.ts'
import type { CommitmentSort, NumberSort } from './statement-orders.ts'
import type { StatementFilter, StatementRequest } from './statement-request.ts'
import type { CommitmentRow, NumberRow, StatementRow } from './statement-row.ts'

type Index = Pick<ReplyIndex, 'statements' | 'state' | 'reply'>

/** A table over what all replies state or promise. */
export interface StatementTable<L, S extends string> {
  /** The page that `request` asks for. */
  list(request: StatementRequest<S>): Promise<StatementList<L>>
  /** All rows that `filter` wants, the newest reply first: many at a time, so that they can be sent while they are read. */
  all(filter: StatementFilter): AsyncIterable<readonly L[]>
}

/** The figures that replies state as reached; what is only planned is left out. */
export function numberTable(index: Index): StatementTable<ListedNumber, NumberSort> {
  return statementTable(index, numberKind, listedNumber)
}

/** What replies promise, each with its sentence. */
export function commitmentTable(index: Index): StatementTable<ListedCommitment, CommitmentSort> {
  return statementTable(index, commitmentKind, listedCommitment)
}

function statementTable<R extends StatementRow, S extends string, L>(
  index: Index,
  kind: StatementKind<R, S>,
  listedRow: (row: R, reply: Reply) => L | null,
): StatementTable<L, S> {
  const find = keepFoundRows(index, kind)
  const listed = async (rows: readonly R[]): Promise<L[]> => {
    const replies = await readReplies(
      index,
      rows.map(({ id }) => id),
    )
    return rows.flatMap((row) => {
      const reply = replies.get(row.id)
      return (reply && listedRow(row, reply)) ?? []
    })
  }
  return {
    list: async ({ sort, page, limit, ...filter }) => {
      const end = Math.min(page * limit, MOST_LISTED)
      const { version, updatedAt, total, years, rows } = await find(filter, sort, end)
      const shown = rows.slice((page - 1) * limit, end)
      return {
        indexVersion: version,
        updatedAt,
        total,
        isCut: total > MOST_LISTED,
        years,
        rows: await listed(shown),
      }
    },
    all: async function* (filter) {
      const state: IndexState = await index.state()
      for await (const rows of eachRow(index, state, kind, filter)) if (rows.length > 0) yield listed(rows)
    },
  }
}

/** So many replies are decoded at a time: some ten milliseconds. */
const READ_AT_ONCE = 50

async function readReplies(
  index: Pick<ReplyIndex, 'reply'>,
  ids: readonly ReplyId[],
): Promise<ReadonlyMap<ReplyId, Reply>> {
  const wanted = [...new Set(ids)]
  const replies = new Map<ReplyId, Reply>()
  for (let from = 0; from < wanted.length; from += READ_AT_ONCE) {
    const read = await Promise.all(wanted.slice(from, from + READ_AT_ONCE).map((id) => index.reply(id)))
    for (const reply of read) if (reply) replies.set(reply.id, reply)
  }
  return replies
}

function listedNumber(row: NumberRow, reply: Reply): ListedNumber {
  const { indicator, value, unit, asOf, change } = row
  const base = comparable({ value, unit })
  const compared = { baseValue: base.value, baseUnit: base.unit }
  return { ...placeOf(row), indicator, value, unit, asOf, change, ...sourceOf(reply), ...compared }
}

/** Null where the reply has another sentence by now: rows are kept a while when the content has changed. */
function listedCommitment(row: CommitmentRow, reply: Reply): ListedCommitment | null {
  const { target, value, unit, deadline, owner } = row
  const text = sentenceOf(reply, row)
  if (foldText(text) !== row.sought) return null
  const base = value === null || unit === null ? null : comparable({ value, unit })
  const compared = { baseValue: base?.value ?? null, baseUnit: base?.unit ?? null }
  const promised = { text, target, value, unit, deadline, owner }
  return { ...placeOf(row), ...promised, ...sourceOf(reply), ...compared }
}

function placeOf(row: StatementRow): Omit<ListedPlace, 'authority' | 'title'> {
  const { id, anchor, year } = row
  return { id, anchor, url: urlOf(row), region: labelOf(row), year }
}

function sourceOf({ header }: Reply): Pick<ListedPlace, 'authority' | 'title'> {
  return { authority: header.authority, title: titlesOf(header)[0] ?? null }
}

function urlOf({ id, anchor }: StatementRow): string {
  return `/r/${id}#${anchor}`
}

function labelOf({ region }: StatementRow): RegionLabel | null {
  return region === null ? null : placeLabel(region)
}
