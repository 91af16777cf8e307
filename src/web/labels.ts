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

/** What stands in the place of a region where a reply has none: ministries have none, either. */
export const noRegion = '全国或地区不明'

/** Both kinds, as the URL writes them. */
export const kinds = ['proposal', 'suggestion'] as const satisfies readonly Kind[]

/** The kinds as the interface names them. */
export const kindLabels: Readonly<Record<Kind, string>> = { proposal: '政协提案', suggestion: '人大建议' }

/** What a completion of the search box is. */
export const completionLabels: Readonly<Record<Completion['kind'], string>> = {
  programme: '工程与行动',
  region: '地区',
  authority: '答复单位',
  phrase: '常用语',
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

/** The kind as counts name it; as it is when it is none. */
export function kindLabel(kind: string): string {
  return kind === 'proposal' || kind === 'suggestion' ? kindLabels[kind] : kind
}

const docTypeNames = new Map<string, string>([
  ['reply', '答复'],
  ['work-summary', '工作总结'],
  ['co-handler-opinion', '会办意见'],
  ['other', '其他文件'],
] satisfies [DocType, string][])

/** What sort of text it is, as counts name it; as it is when it is none. */
export function docTypeLabel(type: string): string {
  return docTypeNames.get(type) ?? type
}

/** The doubts about a reply, as counts name them. */
const problemNames = new Map([
  ['empty-body', '没有读到正文'],
  ['not-a-reply', '不像一份答复'],
  ['no-title', '没有标题行'],
  ['no-authority', '没有答复机关的名称'],
  ['no-date', '没有日期'],
  ['dates-differ', '各处日期不一致'],
  ['holds-proposal', '答复之前还有提案（建议）原文'],
  ['long-run-on', '有很长的一段没有句末标点'],
  ['undecodable-characters', '有无法辨认的字符'],
  ['encoding-doubtful', '文字编码有疑问'],
])

/** A kind of doubt in Chinese; its English name where it has none. */
export function problemLabel(kind: string): string {
  return problemNames.get(kind) ?? kind
}

const maskedNames = new Map([
  ['phone', '电话号码'],
  ['identityCard', '身份证号'],
  ['bankCard', '银行卡号'],
  ['email', '电子邮箱'],
  ['chatAccount', 'QQ 号、微信号'],
  ['name', '姓名'],
])

/** A kind of masked personal data in Chinese. */
export function maskedLabel(kind: string): string {
  return maskedNames.get(kind) ?? '其他'
}
