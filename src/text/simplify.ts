import { Converter } from 'opencc-js/t2cn'
import { unitMap } from './unit-map.ts'

/** GB 2312 holds the simplified characters in use. A character in it is left alone, because OpenCC's
 *  one-character table also rewrites characters that are correct simplified ones (显著 would become 显着). */
const gb2312 = new Set(decodeGb2312())

/** The few that stand in GB 2312 as variants and yet are only traditional spellings in a reply. */
const variantsInGb2312 = new Set('於麽後徵')

const toSimplified = Converter({ from: 't', to: 'cn' })
const known = new Map<string, string>()

/** The simplified form of one traditional Han character (a BMP code unit); any other character unchanged.
 *  Always one code unit, so that offsets survive. */
export function simplifyChar(char: string): string {
  if (gb2312.has(char) && !variantsInGb2312.has(char)) return char
  const found = known.get(char)
  if (found !== undefined) return found
  const converted = toSimplified(char)
  const simplified = converted.length === 1 ? converted : char
  known.set(char, simplified)
  return simplified
}

/** `text` with each traditional Han character simplified; of the same length, so that offsets stay. */
export const simplifyText = unitMap((unit) =>
  unit >= '\u3400' && unit <= '\u9fff' ? simplifyChar(unit) : unit,
)

/** Rows 0xB0–0xF7 of the code table: its 6,763 Han characters. */
function decodeGb2312(): string {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes))
}
