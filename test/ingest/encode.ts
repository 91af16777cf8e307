/** `text` in an encoding that Node can read but not write, by turning its decoder around. Throws for a
 *  character that the encoding lacks. */
export function encodeLegacy(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const table = tables.get(encoding) ?? turnAround(encoding)
  tables.set(encoding, table)
  return Buffer.from(
    [...text].flatMap((char) => {
      if (char < '\u0080') return [char.charCodeAt(0)]
      const pair = table.get(char)
      if (pair === undefined) throw new Error(`${encoding} lacks ${char}`)
      return pair
    }),
  )
}

/** `text` as UTF-16 without a byte order mark of its own. */
export function encodeUtf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const tables = new Map<string, Map<string, readonly number[]>>()

function turnAround(encoding: string): Map<string, readonly number[]> {
  const table = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail))
      if (char.length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail])
    }
  }
  return table
}
