import { type Reply, replyDate } from '../reply/reply.ts'
import { answerTo } from '../reply/shown-title.ts'
import { officialText } from './assets/scripts/official-format.js'
import { chineseDate } from './labels.ts'

/** How a document names the reply as its source: title before document number, as official documents are cited; then
 *  date and, where given, the address. Without brackets around it. */
export function citation(reply: Reply, address?: string): string {
  const { header, docType } = reply
  const asked = header.proposal.title
  const title = officialText(header.title ?? (asked === null ? '' : answerTo(asked, docType)))
  const issuer = header.authority !== null && !title.includes(header.authority) ? header.authority : ''
  const work =
    title === '' ? `${issuer}${header.docNumber === null ? '有关文件' : ''}` : `${issuer}《${nested(title)}》`
  const date = replyDate(header)
  const facts = [work, header.docNumber, date === null ? null : chineseDate(date), address]
  return facts.filter((fact) => fact !== null && fact !== undefined && fact !== '').join('，')
}

/** The address to cite: of the page the text was taken from, where that is known. */
export function citedAddress({ carrier: { url } }: Reply): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null
}

/** A title within the marks of a title has single ones. */
function nested(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉')
}
