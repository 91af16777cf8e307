import type { Carrier } from '../reply/source-text.ts'
import { decodeText } from './decode-text.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import type { HtmlPage } from './html-lines.ts'
import { readHtmlPage } from './html-lines.ts'
import { withoutFurniture } from './page-furniture.ts'

/** The text of a `.html` page as a reader sees it, one line per block and per table row; the page's head goes
 *  to the carrier. */
export function readHtml(bytes: Uint8Array): Extracted | ExtractFault {
  const decoded = decodeText(bytes, declaredCharset(bytes))
  if (decoded === 'binary') return 'binary'
  if (decoded === 'garbled') return 'encoding'
  const page = readHtmlPage(decoded.text)
  if (page === null) return 'bomb'
  const text = withoutFurniture(page.lines).join('\n')
  return { text, carrier: carrierOf(page), problems: decoded.problems }
}

/** What the page says of its encoding; browsers look no further than the first kilobyte, sites put it later. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /charset\s{0,3}=\s{0,3}["']?([\w-]{2,20})/i.exec(head)?.[1]
}

/** What the head of a page says; empty for a page without one. */
export function carrierOf({ meta, title }: HtmlPage): Carrier {
  const first = (...names: string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const site = first('sitename', 'og:site_name')
  const carrier = {
    title: first('articletitle', 'og:title') ?? withoutSite(title, site),
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
    site,
  }
  return Object.fromEntries(
    Object.entries(carrier).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** `<title>` less the name of the site before or behind a stroke. */
function withoutSite(title: string, site: string | undefined): string {
  const parts = title.split(/\s*[_|｜]\s*|\s+[-–—]{1,2}\s+|-(?=[\u4e00-\u9fff]{2,20}$)/)
  const own = parts.filter((part) => part !== site && !/(?:网|网站|平台|门户|政府|首页)$/.test(part))
  return own.toSorted((a, b) => b.length - a.length)[0] ?? title
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
