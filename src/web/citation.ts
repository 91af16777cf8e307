import { type Header, type Reply, replyDate } from '../reply/reply.ts'
import { answerTo } from '../reply/shown-title.ts'
import { officialText } from './assets/scripts/official-format.js'
import { chineseDate } from './labels.ts'

/** How a document names the reply as its source: title before document number, as official documents are cited; then
 *  date and, where given, the address. Without brackets around it. */
export function citation(reply: Reply, address?: string): string {
  const { header } = reply
  const date = replyDate(header)
  const facts = [workOf(reply), header.docNumber, date === null ? null : chineseDate(date), address]
  return facts.filter((fact) => fact !== null && fact !== undefined && fact !== '').join('，')
}

/** 某县教育局《关于…的答复》. What the source does not bear as its title is described without the marks of one:
 *  某县教育局对《…》的答复. */
function workOf({ header, docType }: Pick<Reply, 'header' | 'docType'>): string {
  const { title, proposal, docNumber } = header
  if (title !== null) return `${issuerBefore(officialText(title), header)}《${nested(officialText(title))}》`
  const issuer = header.authority ?? ''
  if (proposal.title !== null) return `${issuer}${officialText(answerTo(proposal.title, docType))}`
  return `${issuer}${docNumber === null ? '有关文件' : ''}`
}

/** Who issued it, where the title does not say so. */
function issuerBefore(title: string, { authority }: Header): string {
  return authority === null || title.includes(authority) ? '' : authority
}

/** The address to cite: of the page the text was taken from, where that is known. */
export function citedAddress({ carrier: { url } }: Reply): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null
}

/** A title within the marks of a title has single ones. */
function nested(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉')
}
