import { Parser } from 'htmlparser2'
import { limits } from './limits.ts'
import { ListNumbers } from './list-numbers.ts'

/** One line of a page as a reader sees it, before page furniture is taken out. */
export interface HtmlLine {
  readonly text: string
  /** How many of its characters are links. */
  readonly linked: number
  /** 'furniture' where the page itself calls the place a menu, a footer or the like; 'form' inside a form. */
  readonly zone: Zone
}

export type Zone = 'body' | 'form' | 'furniture'

export interface HtmlPage {
  readonly lines: readonly HtmlLine[]
  readonly title: string
  /** `<meta>` by lower-case name or property, first one of each; `canonical` is the link of that name. */
  readonly meta: ReadonlyMap<string, string>
}

// The parser is stopped between chunks: a chunk of nothing but open tags must still be cheap.
const CHUNK_LENGTH = 16 * 1024

/** Reads a page as a stream, without a tree. Null when elements nest deeper than any page does. */
export function readHtmlPage(html: string): HtmlPage | null {
  const reader = new PageReader()
  const parser = new Parser(reader, { decodeEntities: true })
  for (let at = 0; at < html.length; at += CHUNK_LENGTH) {
    parser.write(html.slice(at, at + CHUNK_LENGTH))
    if (reader.isTooDeep) return null
  }
  parser.end()
  return reader.page()
}

const dropped = new Set(
  'script style noscript template select option button textarea svg math iframe object applet audio video canvas marquee map'.split(
    ' ',
  ),
)
const furnitureElements = new Set(['nav', 'footer', 'aside', 'menu'])
const furnitureRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'menu',
  'toolbar',
])
const furnitureNames = new Set(
  `nav navbar navi navigation daohang menu submenu breadcrumb breadcrumbs crumb crumbs curpos share sharebox
  bdsharebuttonbox bshare jiathis footer foot dibu copyright sidebar login search searchbox toolbar gotop qrcode
  ewm erweima pagination topbar banner logo friendlink friendlinks comments respond`.split(/\s+/),
)
const blocks = new Set(
  `address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hr li main menu nav ol p pre section table tbody tfoot thead tr ul`.split(/\s+/),
)

interface Open {
  readonly name: string
  /** Of a list that shows numbers. */
  readonly numbers: ListNumbers | null
  readonly zone: Zone
  readonly isDropped: boolean
  readonly isLink: boolean
}

const outside: Open = { name: '', numbers: null, zone: 'body', isDropped: false, isLink: false }

class PageReader {
  isTooDeep = false
  private readonly stack: Open[] = []
  /** Cells of the table rows that are open, innermost last; null for the page itself. */
  private readonly rows: HtmlLine[][][] = []
  private readonly lines: HtmlLine[] = []
  private readonly meta = new Map<string, string>()
  private title = ''
  private pieces: string[] = []
  private linked = 0
  /** The number that a browser shows before the next line. */
  private marker = ''

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.stack.at(-1) ?? outside
    if (name === 'meta' || name === 'link') this.noteMeta(attributes)
    if (blocks.has(name) && name !== 'dd') this.endLine()
    if (name === 'tr') this.rows.push([])
    if (name === 'td' || name === 'th') this.openCell()
    this.openItem(name, attributes, parent)
    this.stack.push(openElement(name, attributes, parent))
    if (this.stack.length > limits.htmlDepth) this.isTooDeep = true
  }

  onclosetag(name: string): void {
    if (name === 'dt') this.pieces.push(' ')
    else if (blocks.has(name) || name === 'td' || name === 'th') this.endLine()
    if (name === 'tr') this.closeRow()
    if (name === 'li') this.marker = ''
    this.stack.pop()
  }

  ontext(text: string): void {
    const open = this.stack.at(-1) ?? outside
    if (open.name === 'title') this.title ||= tidy(text)
    if (open.isDropped || open.name === 'title') return
    this.pieces.push(open.name === 'pre' ? text.replace(/\n/g, '\u2028') : text)
    if (open.isLink) this.linked += text.trim().length
  }

  page(): HtmlPage {
    this.endLine()
    while (this.rows.length > 0) this.closeRow()
    return { lines: this.lines, title: this.title, meta: this.meta }
  }

  private openItem(name: string, attributes: Readonly<Record<string, string>>, { numbers }: Open): void {
    if (name === 'li') this.marker = numbers?.next(attributes['value']) ?? ''
  }

  private openCell(): void {
    this.endLine()
    this.rows.at(-1)?.push([])
  }

  private endLine(): void {
    const zone = this.stack.at(-1)?.zone ?? 'body'
    const linked = this.linked
    for (const text of tidy(this.pieces.join('')).split('\u2028')) {
      if (text === '') continue
      this.target().push({ text: this.numbered(text, linked), linked: Math.min(linked, text.length), zone })
    }
    this.pieces = []
    this.linked = 0
  }

  /** `text` behind the number of its list, unless it has one of its own or is a link to another page. */
  private numbered(text: string, linked: number): string {
    const marker = linked >= text.length || ownNumber.test(text) ? '' : this.marker
    this.marker = ''
    return marker + text
  }

  private target(): HtmlLine[] {
    return this.rows.at(-1)?.at(-1) ?? this.lines
  }

  private closeRow(): void {
    const cells = this.rows.pop()
    if (cells !== undefined) this.target().push(...rowLines(cells))
  }

  private noteMeta(attributes: Readonly<Record<string, string>>): void {
    const isCanonical = attributes['rel'] === 'canonical'
    const name = isCanonical
      ? 'canonical'
      : (attributes['name'] ?? attributes['property'] ?? '').toLowerCase()
    const content = tidy((isCanonical ? attributes['href'] : attributes['content']) ?? '')
    if (name !== '' && content !== '' && !this.meta.has(name)) this.meta.set(name, content)
  }
}

function openElement(name: string, attributes: Readonly<Record<string, string>>, parent: Open): Open {
  return {
    name,
    numbers:
      name === 'ol' && !noNumbers.test((attributes['style'] ?? '').slice(0, 500))
        ? new ListNumbers(attributes)
        : null,
    zone: parent.zone === 'furniture' ? 'furniture' : zoneOf(name, attributes, parent.zone),
    isDropped: parent.isDropped || dropped.has(name) || isHidden(attributes),
    isLink: parent.isLink || (name === 'a' && attributes['href'] !== undefined),
  }
}

function zoneOf(name: string, attributes: Readonly<Record<string, string>>, around: Zone): Zone {
  if (furnitureElements.has(name) || furnitureRoles.has(attributes['role'] ?? '')) return 'furniture'
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
  const isNamed = names
    .slice(0, 200)
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .some((word) => furnitureNames.has(word.toLowerCase()))
  if (isNamed && name !== 'body' && name !== 'html') return 'furniture'
  return name === 'form' ? 'form' : around
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    attributes['hidden'] !== undefined ||
    /display\s*:\s*none/i.test((attributes['style'] ?? '').slice(0, 500))
  )
}

const noNumbers = /list-style(?:-type)?\s*:[^;]*none/i

/** How a line begins that has a number in its text. */
const ownNumber =
  /^[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[)）、.．]|^第[一二三四五六七八九十]|^[①-⑳]/

/** Blanks as a browser shows them, except that a line break between two Han characters prints nothing. */
function tidy(text: string): string {
  return text
    .replace(/(?<=[\u2e80-\uffef])[ \t\r]*\n\s*(?=[\u2e80-\uffef])/g, '')
    .replace(/[^\S\u2028]+/g, ' ')
    .replace(/ ?\u2028 ?/g, '\u2028')
    .trim()
}

// A longer cell is a column of the page's layout, not a field of a table.
const LONGEST_CELL = 400

/** A row of a table is one line, its cells set apart by ` | `; a row that only lays out the page is the lines of
 *  its cells, one after the other. */
function rowLines(cells: readonly (readonly HtmlLine[])[]): readonly HtmlLine[] {
  const isRow =
    cells.length > 1 && cells.every((cell) => cell.length <= 1 && (cell[0]?.text.length ?? 0) <= LONGEST_CELL)
  if (!isRow) return labelled(cells) ?? cells.flat()
  const whole = cells.flat()
  const zone = whole[0]?.zone
  if (zone === undefined) return []
  const text = cells.map((cell) => cell[0]?.text ?? '').join(' | ')
  return [{ text: text.trim(), linked: whole.reduce((sum, line) => sum + line.linked, 0), zone }]
}

/** 办理情况 | first paragraph, second paragraph: the label stands on the line of the first. */
function labelled(cells: readonly (readonly HtmlLine[])[]): readonly HtmlLine[] | null {
  const [label, value] = cells
  const [name] = label ?? []
  const [first, ...rest] = value ?? []
  if (cells.length !== 2 || label?.length !== 1 || name === undefined || first === undefined) return null
  if (name.text.length > 12 || name.linked > 0) return null
  return [{ ...first, text: `${name.text} | ${first.text}` }, ...rest]
}
