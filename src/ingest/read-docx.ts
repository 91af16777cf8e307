import { open } from 'node:fs/promises'
import { DocxBody } from './docx-body.ts'
import type { ListPlace } from './docx-numbering.ts'
import { DocxNumbering } from './docx-numbering.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import type { XmlHandler } from './xml-events.ts'
import { xmlParser } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'
import { openZipParts, TooMuchError } from './zip-parts.ts'

const parts = {
  body: 'word/document.xml',
  numbering: 'word/numbering.xml',
  styles: 'word/styles.xml',
} as const

/** The text of a `.docx`, at a path or in memory: one line per paragraph and table row, automatic numbers written out. Only text is
 *  taken: no pictures, links, macros or comments. Never rejects. */
export async function readDocx(file: string | Buffer): Promise<Extracted | ExtractFault> {
  try {
    const fault = await checkMagic(file)
    if (fault !== null) return fault
    const zip = await openZipParts(file, new Set(Object.values(parts)))
    try {
      return await readParts(zip)
    } finally {
      zip.close()
    }
  } catch (error) {
    return error instanceof TooMuchError ? 'bomb' : 'damaged'
  }
}

/** Old Word files and encrypted ones are containers of another kind under the same ending. */
async function checkMagic(file: string | Buffer): Promise<ExtractFault | null> {
  const buffer = await beginningOf(file)
  if (buffer.length === 0) return 'empty'
  if (buffer.subarray(0, 2).toString('latin1') === 'PK') return null
  const isContainer = buffer.subarray(0, 4).toString('hex') === 'd0cf11e0'
  return isContainer && buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'binary'
}

async function beginningOf(file: string | Buffer): Promise<Buffer> {
  if (typeof file !== 'string') return file.subarray(0, 65_536)
  const handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
  await handle.close()
  return buffer.subarray(0, bytesRead)
}

async function readParts(zip: ZipParts): Promise<Extracted | ExtractFault> {
  const numbering = new DocxNumbering()
  const styles = new Map<string, ListPlace>()
  await readPart(zip, parts.numbering, numbering.handler())
  await readPart(zip, parts.styles, styleReader(styles))
  const body = new DocxBody(numbering, styles)
  if (!(await readPart(zip, parts.body, body))) return 'damaged'
  const text = body.lines.join('\n')
  return text === '' ? 'empty' : { text, carrier: {}, problems: [] }
}

async function readPart(zip: ZipParts, name: string, handler: XmlHandler): Promise<boolean> {
  const parser = xmlParser(handler)
  const isThere = await zip.read(name, (text) => parser.write(text))
  if (isThere) parser.end()
  return isThere
}

/** Which paragraph styles are numbered of themselves. */
function styleReader(styles: Map<string, ListPlace>): XmlHandler {
  let style = ''
  let level = 0
  return {
    open: (name, attribute) => {
      const value = attribute('val') ?? ''
      if (name === 'style') {
        style = attribute('styleId') ?? ''
        level = 0
      } else if (name === 'ilvl' && /^[0-8]$/.test(value)) {
        level = Number(value)
      } else if (name === 'numId') {
        styles.set(style, { list: value, level })
      }
    },
    close: () => undefined,
    text: () => undefined,
  }
}
