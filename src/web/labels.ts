import type { DocType, IsoDate, Kind } from '../reply/reply.ts'
import type { FacetName } from '../search/answer.ts'
import type { Completion } from '../search/suggest/complete-name.ts'

/** The filters as the interface names them. */
export const facetLabels: Readonly<Record<FacetName, string>> = {
  region: '地区',
  programme: '工程与行动',
  section: '章节',
  year: '年份',
  kind: '类别',
  authority: '答复单位',
}

/** Both kinds, as the URL writes them. */
export const kinds = ['proposal', 'suggestion'] as const satisfies readonly Kind[]

/** The kinds as the interface names them. */
export const kindLabels: Readonly<Record<Kind, string>> = { proposal: '政协提案', suggestion: '人大建议' }

/** What a completion of the search box is. */
export const completionLabels: Readonly<Record<Completion['kind'], string>> = {
  programme: '工程与行动',
  region: '地区',
  authority: '答复单位',
  title: '题目',
}

/** What the title of that which is answered is called; 提案 and 建议 differ in law and in every reader's mind. */
export function askedLabel(kind: Kind | null): string {
  if (kind === null) return '提案或建议'
  return kind === 'proposal' ? '提案题目' : '建议题目'
}

/** The tag on a text that is no reply; null on a reply. */
export const docTypeTags: Readonly<Record<DocType, string | null>> = {
  reply: null,
  'work-summary': '工作总结，非答复',
  'co-handler-opinion': '会办意见，非答复',
  other: '其他文件，非答复',
}

/** `2024年5月20日`. */
export function chineseDate(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

const beijingTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** A moment (ISO 8601) in Beijing time: `2026年11月22日 14:30`. */
export function chineseMoment(moment: string): string {
  return beijingTime.format(new Date(moment))
}
