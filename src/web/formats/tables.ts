import { roleLabels } from '../../reply/role.ts'
import { nameReply } from '../../reply/shown-title.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import type { Comparison } from '../../search/holdings/comparison.ts'
import type { Coverage } from '../../search/holdings/coverage.ts'
import type { Matrix } from '../../search/holdings/matrix.ts'
import { placeLabel } from '../../search/holdings/places.ts'
import type { ProgrammeAnswer } from '../../search/holdings/programme-answer.ts'
import {
  type ProgrammeEntry,
  type ProgrammeList,
  programmeName,
} from '../../search/holdings/programme-list.ts'
import type { RegionEntry } from '../../search/holdings/regions.ts'
import type { SearchRequest } from '../../search/request.ts'
import { chineseMoment, kindLabels, noRegion } from '../labels.ts'
import { countsText, figuresText, rolesText } from '../pages/table-parts.ts'
import { mostReplies } from '../read-request.ts'
import type { CsvTable } from './csv.ts'

/** Where a table comes from: its address on this site, and the data it is of. */
export interface TableSource {
  readonly address: string
  readonly indexVersion: string
  readonly updatedAt: string | null
  /** When it is fetched. */
  readonly now: Date
}

/** A link of this site for a file, where one without the site leads nowhere. */
export function linkIn({ address }: TableSource, url: string): string {
  return new URL(url, address).href
}

/** The notes above every table: what was asked (`asked`), where, of which data, when. */
export function notes(asked: readonly (readonly [string, string])[], source: TableSource): CsvTable['notes'] {
  return [
    ...asked,
    ['网址', source.address],
    ['数据版本', source.indexVersion],
    ['数据更新', source.updatedAt === null ? '' : inBeijing(source.updatedAt)],
    ['导出时间', inBeijing(source.now.toISOString())],
  ]
}

function inBeijing(moment: string): string {
  return `${chineseMoment(moment)}（北京时间）`
}

/** The passages of a page of results, each in a row with the facts of its reply. */
export function searchTable(answer: SearchAnswer, request: SearchRequest, source: TableSource): CsvTable {
  const { total, query } = answer
  return {
    notes: notes(
      [
        ['检索式', query.raw],
        ['理解为', query.understood],
        ['命中', `${total.replies} 篇、${total.passages} 段`],
        ...partNote(answer, request),
      ],
      source,
    ),
    columns: [
      '编号',
      '标题',
      '答复单位',
      '地区',
      '文号',
      '成文日期',
      '发布日期',
      '类别',
      '办理类型',
      '文段',
      '章节',
      '小标题',
      '匹配',
      '原文',
      '出处',
    ],
    rows: answer.results.flatMap((result) => {
      const facts = [
        result.id,
        nameReply(result).text,
        result.authority,
        result.region?.path.join('/') ?? null,
        result.docNumber,
        result.signedOn,
        result.publishedOn,
        result.kind === null ? null : kindLabels[result.kind],
        result.outcome,
      ]
      if (result.passages.length === 0) {
        return [[...facts, null, null, null, null, null, linkIn(source, result.url)]]
      }
      return result.passages.map(({ anchor, url, role, headingPath, match, text }) => [
        ...facts,
        anchor,
        roleLabels[role],
        headingPath.join(' / '),
        match === 'exact' ? '完整匹配' : '分词匹配',
        text,
        linkIn(source, url),
      ])
    }),
  }
}

/** Says of a table that it has not all that was found, and where the rest is. */
function partNote({ total, results }: SearchAnswer, { page, limit }: SearchRequest): [string, string][] {
  if (results.length === total.replies) return []
  const before = (page - 1) * limit
  const part = results.length === 0 ? '没有内容' : `第 ${before + 1}–${before + results.length} 篇`
  return [['本表', `${part}；翻页用 page=，一次至多 ${mostReplies} 篇用 limit=${mostReplies}`]]
}

/** The list of programmes. */
export function programmesTable(list: ProgrammeList, source: TableSource): CsvTable {
  const asked = list.region === null ? '全部' : list.region.path.join('/')
  return {
    notes: notes(
      [
        ['地区', asked],
        ['收录', `${list.held.replies} 篇`],
      ],
      source,
    ),
    columns: programmeColumns,
    rows: list.programmes.map(programmeCells),
  }
}

const programmeColumns = [
  '标识',
  '名称',
  '篇数',
  '次数',
  '地区数',
  '最早',
  '最近',
  '章节（次数）',
  '办理类型（篇数）',
]

function programmeCells(entry: ProgrammeEntry): (string | number | null)[] {
  const { value, label, count, mentions, regions, first, last, roles, outcomes } = entry
  return [value, label, count, mentions, regions, first, last, rolesText(roles), countsText(outcomes)]
}

/** One programme, region by region. A region whose replies do not name it says so, and of how many replies. */
export function programmeTable(answer: ProgrammeAnswer, source: TableSource): CsvTable {
  const { programme, total, region, rows } = answer
  return {
    notes: notes(
      [
        ['项目', programme.name],
        ['地区', region === null ? '全部' : region.path.join('/')],
        ['提到', `${total.replies} 篇、${total.mentions} 次、${total.regions} 个地区`],
        ['所收', `${total.held.replies} 篇、${total.held.regions} 个地区`],
        ['说明', '“资料中未见”只表示所收的答复里没有提到，不表示当地没有开展。'],
      ],
      source,
    ),
    columns: [
      '地区代码',
      '地区',
      '所收篇数',
      '提到篇数',
      '次数',
      '最早',
      '最近',
      '章节（次数）',
      '办理类型（篇数）',
      '数字',
      '代表性原句',
      '出处',
    ],
    rows: rows.map(({ region: place, held, replies, mentions, first, last, roles, outcomes, sentence }) => [
      place?.code ?? null,
      place?.path.join('/') ?? noRegion,
      held,
      replies,
      mentions,
      first,
      last,
      rolesText(roles),
      countsText(outcomes),
      sentence === null ? '' : figuresText(sentence.text, sentence.figures),
      sentence?.text ?? (replies === 0 ? '资料中未见' : ''),
      sentence === null ? null : linkIn(source, sentence.url),
    ]),
  }
}

/** The programmes of one region. */
export function regionTable(
  report: {
    readonly region: { readonly path: readonly string[] }
    readonly held: { readonly replies: number }
    readonly programmes: readonly ProgrammeEntry[]
  },
  source: TableSource,
): CsvTable {
  return {
    notes: notes(
      [
        ['地区', report.region.path.join('/')],
        ['所收', `${report.held.replies} 篇`],
      ],
      source,
    ),
    columns: programmeColumns,
    rows: report.programmes.map(programmeCells),
  }
}

/** Regions with the replies held of each, by year. */
export function regionsTable(
  { regions, years }: { readonly regions: readonly RegionEntry[]; readonly years: readonly string[] },
  source: TableSource,
): CsvTable {
  return {
    notes: notes([['说明', '各地区含下级；某年为 0 表示没有收到那一年的答复。']], source),
    columns: ['地区代码', '地区', '篇数', '最早', '最近', ...years.map((year) => `${year}年`)],
    rows: regions.map((region) => [
      region.value,
      region.path.join('/'),
      region.count,
      region.first,
      region.last,
      ...years.map((year) => region.years[year] ?? 0),
    ]),
  }
}

/** What is held, as the page on the data shows it: regions by year. */
export function coverageTable(coverage: Coverage, source: TableSource): CsvTable {
  return regionsTable({ regions: coverage.regions, years: coverage.years.map(({ year }) => year) }, source)
}

/** Programmes by regions. */
export function matrixTable({ regions, programmes }: Matrix, source: TableSource): CsvTable {
  return {
    notes: notes([['说明', '各格为提到该项目的篇数；0 表示资料中未见，不表示没有开展。']], source),
    columns: ['标识', '项目', ...regions.map(({ path }) => path.join('/'))],
    rows: [
      [null, '所收篇数', ...regions.map(({ held }) => held)],
      ...programmes.map(({ value, label, replies }) => [value, label, ...replies]),
    ],
  }
}

/** What regions say of programmes, a passage a row. A region that says nothing has a row that says so. */
export function comparisonTable(comparisons: readonly Comparison[], source: TableSource): CsvTable {
  const rows = comparisons.flatMap(({ programme, columns }) =>
    columns.flatMap(({ region, held, parts }) => {
      const facts = [programme, programmeName(programme), placeLabel(region).path.join('/'), held]
      const said = parts.flatMap(({ passages }) => passages)
      if (said.length === 0) return [[...facts, null, '资料中未见', null, null, null]]
      return said.map(({ role, text, authority, date, url }) => {
        return [...facts, roleLabels[role], text, authority, date, linkIn(source, url)]
      })
    }),
  )
  return {
    notes: notes([['说明', '每个地区每类章节至多列四段，新的在前；未见不表示没有开展。']], source),
    columns: ['标识', '项目', '地区', '所收篇数', '章节', '原文', '答复单位', '日期', '出处'],
    rows,
  }
}
