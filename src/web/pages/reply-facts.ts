import { regionPath } from '../../reply/region.ts'
import type { Header, Reply } from '../../reply/reply.ts'
import { askedLabel, chineseDate, kindLabels, maskedLabel } from '../labels.ts'

/** A row of the table of facts. */
export interface FactView {
  readonly name: string
  /** Null where the fact does not stand in the text. */
  readonly value: string | null
  /** Set for a value that leads somewhere. */
  readonly href: string | null
}

/** The facts of the header, then the source. The main ones are there even when the text does not say them: a
 *  reader must see what is not known. */
export function factViews(reply: Reply): FactView[] {
  const { header } = reply
  const region = reply.region === null ? null : regionPath(reply.region).join(' › ')
  return [
    ...known(askedLabel(header.kind), header.proposal.title),
    ...known('类别', header.kind === null ? null : kindLabels[header.kind]),
    ...known('届次', header.proposal.session),
    ...known('编号', header.proposal.number),
    fact('答复单位', header.authority),
    ...known('主办', sameAs(header.handlers.lead, header.authority) ? null : header.handlers.lead),
    ...known('会办', header.handlers.joint.length === 0 ? null : header.handlers.joint.join('、')),
    fact('地区', region),
    fact('发文字号', header.docNumber),
    ...known('索引号', header.indexNumber),
    fact('成文日期', dateText(header.signedOn)),
    fact('发布日期', dateText(header.publishedOn)),
    ...known('办理类型', outcomeText(header.outcome)),
    ...known('主送', header.addresseeType === null ? null : addresseeLabels[header.addresseeType]),
    sourceFact(reply),
  ]
}

/** `个人信息已隐去：电话号码 1 处`; null when nothing was masked. */
export function maskedSentence(masked: Reply['masked']): string | null {
  const parts = Object.entries(masked).filter(([, count]) => count > 0)
  if (parts.length === 0) return null
  return `个人信息已隐去：${parts.map(([kind, count]) => `${maskedLabel(kind)} ${count} 处`).join('、')}`
}

const addresseeLabels: Readonly<Record<NonNullable<Header['addresseeType']>, string>> = {
  member: '政协委员',
  deputy: '人大代表',
  group: '集体（党派、界别、代表团等）',
}

/** The letters mean different things in different places. */
function outcomeText(outcome: Header['outcome']): string | null {
  return outcome === null ? null : `${outcome}（含义以当地规定为准）`
}

function dateText(date: string | null): string | null {
  return date === null ? null : chineseDate(date)
}

function sameAs(left: string | null, right: string | null): boolean {
  return left !== null && left === right
}

function fact(name: string, value: string | null, href: string | null = null): FactView {
  return { name, value, href }
}

function known(name: string, value: string | null): FactView[] {
  return value === null ? [] : [fact(name, value)]
}

/** The address of the web page when it is known and of a kind that is safe to follow, else the file. */
function sourceFact({ source, carrier }: Reply): FactView {
  const { url } = carrier
  return url !== undefined && /^https?:\/\//i.test(url)
    ? fact('原文网址', url, url)
    : fact('来源文件', source)
}
