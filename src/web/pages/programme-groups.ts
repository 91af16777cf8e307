import type { ProgrammeAnswer } from '../../search/holdings/programme-answer.ts'
import type { TableRequest } from '../../search/holdings/programme-table.ts'
import { type GroupRow, ordersAllRegions } from '../../search/holdings/table-rows.ts'
import { noRegion } from '../labels.ts'
import { type RegionRowView, regionRowView } from './region-row.ts'
import { provinceSentence } from './tile-map.ts'

/** The rows of one province or prefecture. */
export interface GroupView {
  /** Null where the table is not grouped. */
  readonly heading: { readonly label: string; readonly sentence: string } | null
  readonly rows: readonly RegionRowView[]
  /** Regions that do not name it, where they are gathered in one row instead of a row each. */
  readonly notSeen: readonly RegionRowView[]
}

/** The rows of a page in their groups. */
export function groupViews({ programme, groups, rows }: ProgrammeAnswer, request: TableRequest): GroupView[] {
  const views = rows.map((row) => ({ group: row.group, view: regionRowView(row, programme.id) }))
  if (request.group === 'none')
    return [
      {
        heading: null,
        ...gathered(
          views.map(({ view }) => view),
          request,
        ),
      },
    ]
  return groups.map((group) => {
    const members = views.filter((row) => row.group === (group.region?.code ?? null)).map(({ view }) => view)
    return {
      heading: { label: groupLabel(group), sentence: groupSentence(group) },
      ...gathered(members, request),
    }
  })
}

/** A few rows in which nothing was seen can be read; many hide the others. Where the reader ordered the regions
 *  themselves, each keeps its place. */
const fewNotSeen = 3

function gathered(
  rows: readonly RegionRowView[],
  { sort }: TableRequest,
): Pick<GroupView, 'rows' | 'notSeen'> {
  const notSeen = rows.filter(({ replies }) => replies === 0)
  if (notSeen.length <= fewNotSeen || ordersAllRegions(sort)) return { rows, notSeen: [] }
  return { rows: rows.filter(({ replies }) => replies > 0), notSeen }
}

function groupLabel({ region }: GroupRow): string {
  return region === null ? noRegion : region.path.join(' › ')
}

function groupSentence({ held, heldRegions, replies, regions }: GroupRow): string {
  const places = replies === 0 ? `${heldRegions} 个地区` : `${heldRegions} 个地区中 ${regions} 个提到`
  return `${places}；${provinceSentence({ held, replies })}`
}
