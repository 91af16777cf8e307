import type { Carrier } from '../reply/source-text.ts'
import { decodeText } from './decode-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import type { HtmlPage } from './html-lines.ts'
import { readHtmlPage } from './html-lines.ts'
import { partPage } from './page-furniture.ts'

/** The text of a `.html` page as a reader sees it, one line per block and per table row; the page's head goes
 *  to the carrier. */
export function readHtml(bytes: Uint8Array): Extracted | ExtractFault {
  const decoded = decodeText(bytes, declaredCharset(bytes))
  if (decoded === 'binary') return 'binary'
  if (decoded === 'garbled') return 'encoding'
  const page = readHtmlPage(decoded.text)
  if (page === null) return 'bomb'
  return { ...pageContent(page), problems: decoded.problems }
}

/** The text that a page publishes; what its head and its furniture say goes to the carrier. */
export function pageContent(page: HtmlPage): Pick<Extracted, 'text' | 'carrier'> {
  const { lines, ofSite } = partPage(page.lines)
  return { text: lines.join('\n'), carrier: carrierOf(page, ofSite) }
}

/** What the page says of its encoding; browsers look no further than the first kilobyte, sites put it later. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /charset\s{0,3}=\s{0,3}["']?([\w-]{2,20})/i.exec(head)?.[1]
}

/** What the head of a page says, and `ofSite` beside it; a field is absent where neither says it. */
function carrierOf({ meta, title }: HtmlPage, ofSite: readonly string[]): Carrier {
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const name = first('sitename', 'og:site_name')
  const parts = titleParts(title, name)
  const carrier = {
    title: first('articletitle', 'og:title') ?? parts.own,
    url: webAddress(first('canonical', 'og:url', 'url')),
    date: first(
      'pubdate',
      'publishdate',
      'article:published_time',
      'firstpublishedtime',
      'createdate',
      'date',
    ),
    publisher: first('contentsource', 'source', 'article:author'),
    site: [name, ...parts.ofSite, ...ofSite].filter((line) => line !== undefined).join('\n'),
  }
  return Object.fromEntries(
    Object.entries(carrier).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** `<title>` parted at its strokes: the longest part that names no site is the text's own. */
function titleParts(title: string, site: string | undefined): { own: string; ofSite: readonly string[] } {
  const parts = title.split(/\s*[_|｜]\s*|\s+[-–—]{1,2}\s+|-(?=[\u4e00-\u9fff]{2,20}$)/)
  const named = parts.filter((part) => part !== site && !/(?:网|网站|平台|门户|政府|首页)$/.test(part))
  const own = named.toSorted((a, b) => b.length - a.length)[0] ?? title
  return { own, ofSite: parts.filter((part) => part !== own && part !== site) }
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
