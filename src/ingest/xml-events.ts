import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'
import { TooMuchError } from './zip-parts.ts'

/** What a reader of an XML part is told. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** A parser to feed piece by piece. Throws on XML that is not well formed, on document types (they could define
 *  entities), and TooMuchError on deep nesting. */
export function xmlParser(handler: XmlHandler): { write(text: string): void; end(): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('document type')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > limits.xmlDepth) throw new TooMuchError('nested too deep')
    handler.open(localName(tag.name), (name) => attributeOf(tag.attributes, name))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close(localName(tag.name))
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  return {
    write: (text) => void parser.write(text),
    end: () => void parser.close(),
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeOf(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1]
}
