import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Extracted, ExtractFault } from './extracted.ts'
import { limits } from './limits.ts'
import type { PdfLine, PdfPiece } from './pdf-lines.ts'
import { linesOfPage, paragraphsOf } from './pdf-lines.ts'

/** The text of a PDF, one line per paragraph. 'scanned-pdf' when its pages are pictures. Only for the child
 *  process: a hostile file may take all its memory. Never rejects. */
export async function readPdf(path: string): Promise<Extracted | ExtractFault> {
  const bytes = await readFile(path)
  if (bytes.length === 0) return 'empty'
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return 'binary'
  const pdfjs = await loadPdfjs()
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    verbosity: 0,
  })
  try {
    return await readPages(await task.promise)
  } catch (error) {
    return faultOf(error)
  } finally {
    await task.destroy()
  }
}

type Pdfjs = typeof import('pdfjs-dist')
type PdfDocument = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

/** pdf.js, which takes a third of a second the first time. It asks for three classes of a browser when it loads;
 *  it only draws with them, so empty ones spare a native canvas. */
export async function loadPdfjs(): Promise<Pdfjs> {
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: class {} })
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

async function readPages(document: PdfDocument): Promise<Extracted | ExtractFault> {
  if (document.numPages > limits.pages) return 'bomb'
  const pages: PdfLine[][] = []
  let length = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const pieces = await readPieces(page)
    if (pieces === null) return 'bomb'
    length += pieces.reduce((sum, piece) => sum + piece.text.length, 0)
    if (length > limits.extractedBytes / 2) return 'bomb'
    pages.push(linesOfPage(pieces, page.getViewport({ scale: 1 }).height))
    page.cleanup()
  }
  const text = paragraphsOf(pages).join('\n')
  if (text.replace(/\s/g, '').length < FEWEST_CHARS_PER_PAGE * pages.length) return 'scanned-pdf'
  return { text, carrier: {}, problems: unreadable(text) }
}

/** The pieces of a page, asked for bit by bit; null when there are more than a page can hold. */
async function readPieces(page: PdfPage): Promise<PdfPiece[] | null> {
  const pieces: PdfPiece[] = []
  const reader = page.streamTextContent().getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: { items: object[] } }
    if (done || value === undefined) return pieces
    for (const piece of piecesOf(value.items)) pieces.push(piece)
    if (pieces.length > limits.textItemsPerPage) return null
  }
}

// A scan may carry a stamped page number or the name of the scanner's program; a page of text has hundreds.
const FEWEST_CHARS_PER_PAGE = 8

function piecesOf(items: readonly object[]): PdfPiece[] {
  return items.flatMap((item) => {
    if (!('str' in item) || !('transform' in item) || !Array.isArray(item.transform)) return []
    const [, , skew, scale, x, y] = item.transform.map(Number)
    const width = 'width' in item ? Number(item.width) : 0
    const height = Math.hypot(skew ?? 0, scale ?? 0) || 1
    return [{ text: String(item.str), x: x ?? 0, y: y ?? 0, width, height }]
  })
}

/** Fonts without a table of their characters give private-use ones or none. */
function unreadable(text: string): Extracted['problems'] {
  const damaged = text.match(/[\p{Co}\ufffd]|[^\P{Cc}\n\t]/gu)?.length ?? 0
  if (damaged === 0) return []
  return [
    {
      kind: 'undecodable-characters',
      message: `PDF 中有 ${damaged} 个字符无法识别（字体缺少对照表），请核对原文`,
    },
  ]
}

function faultOf(error: unknown): ExtractFault {
  return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged'
}
