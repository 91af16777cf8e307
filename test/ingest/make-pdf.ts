import { deflateSync } from 'node:zlib'

/** A line of text at a place on an A4 page, in points from the lower left. */
export interface PrintedLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** A PDF with one page per list of lines. Characters are numbered by their Unicode value; a ToUnicode table says
 *  so, and no font is embedded. */
export function makePdf(pages: readonly (readonly PrintedLine[])[]): Buffer {
  const contents = pages.map((lines) =>
    lines
      .map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hexOf(text)}> Tj ET`)
      .join('\n'),
  )
  return pdfOf(contents.map((content) => ({ content: Buffer.from(content) })))
}

export interface RawPage {
  readonly content: Buffer
  /** The names of the stream's filters, `/FlateDecode`. */
  readonly filter?: string
}

/** A PDF of pages given as content streams. */
export function pdfOf(pages: readonly RawPage[]): Buffer {
  const first = 7
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>',
    streamOf(Buffer.from(toUnicode)),
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R >>`,
      streamOf(page.content, page.filter),
    ]),
  ]
  return assemble(objects)
}

/** Zeros packed once or several times over, with the filters that unpack them. */
export function flateBomb(bytes: number, times: number): RawPage {
  let content = Buffer.alloc(bytes, ' ')
  for (let time = 0; time < times; time += 1) content = deflateSync(content, { level: 9 })
  return { content, filter: `[${'/FlateDecode '.repeat(times)}]` }
}

const toUnicode = `/CIDInit /ProcSet findresource begin
12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
100 beginbfrange
${Array.from({ length: 100 }, (_, at) => `<${hex(at * 256)}> <${hex(at * 256 + 255)}> <${hex(at * 256)}>`).join('\n')}
endbfrange
100 beginbfrange
${Array.from({ length: 100 }, (_, at) => at + 100)
  .map((at) => `<${hex(at * 256)}> <${hex(at * 256 + 255)}> <${hex(at * 256)}>`)
  .join('\n')}
endbfrange
56 beginbfrange
${Array.from({ length: 56 }, (_, at) => at + 200)
  .map((at) => `<${hex(at * 256)}> <${hex(at * 256 + 255)}> <${hex(at * 256)}>`)
  .join('\n')}
endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`

function hex(value: number): string {
  return value.toString(16).padStart(4, '0')
}

function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')
}

function streamOf(content: Buffer, filter?: string): Buffer {
  const head = `<< /Length ${content.length}${filter === undefined ? '' : ` /Filter ${filter}`} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')])
}

function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = pieces[0]?.length ?? 0
  for (const [at, object] of objects.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(length)
    pieces.push(piece)
    length += piece.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  pieces.push(
    Buffer.from(
      `${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}
