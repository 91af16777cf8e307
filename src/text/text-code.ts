import { readFileSync } from 'node:fs'

/** How folded text is stored: a byte for each of the 128 commonest code units of UTF-16, two for some four thousand more, four
 *  for any other; 1.5 on average, where UTF-8 takes 2.6 and UTF-16 two. A byte tells by itself whether it begins a unit, so that
 *  one text occurs in another just where its bytes do.
 *
 *  `0xxxxxxx`, `10xxxxxx 11xxxxxx` up to `LONG`, `10111111` and three of `11xxxxxx`. */
const LONG = 0xbf
const ONE_BYTE = 0x80
const TWO_BYTES = 63 * 64

/** The units in the order of how often letters and jieba's dictionary have them, all digits among the first. Part of the
 *  format. */
const common = `\n ${readFileSync(new URL('common-characters.txt', import.meta.url), 'utf8').replaceAll('\n', '')}`

const unitOf = Uint16Array.from({ length: ONE_BYTE + TWO_BYTES }, (_, place) => common.charCodeAt(place))

/** By unit its place among the common ones; `RARE` for any other. */
const placeOf = new Uint16Array(0x10000)
const RARE = 0xffff
placeOf.fill(RARE)
for (const [place, unit] of unitOf.entries()) placeOf[unit] = place

/** The code of a line end. */
export const LINE_END = placeOf[10] ?? RARE

const digits = Array.from('0123456789', (digit) => placeOf[digit.charCodeAt(0)])

/** Whether a byte is the code of an ASCII digit; undefined is none. */
export function isDigitCode(byte: number | undefined): boolean {
  return digits.includes(byte)
}

/** Any text, unpaired surrogates included. */
export function encodeText(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(4 * text.length)
  let end = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const place = placeOf[unit] ?? RARE
    if (place < ONE_BYTE) bytes[end++] = place
    else if (place !== RARE) {
      bytes[end++] = 0x80 | ((place - ONE_BYTE) >> 6)
      bytes[end++] = 0xc0 | ((place - ONE_BYTE) & 0x3f)
    } else {
      bytes[end++] = LONG
      bytes[end++] = 0xc0 | (unit >> 12)
      bytes[end++] = 0xc0 | ((unit >> 6) & 0x3f)
      bytes[end++] = 0xc0 | (unit & 0x3f)
    }
  }
  return Buffer.from(bytes.subarray(0, end))
}

/** Most texts share one room to be decoded in: making one takes as long as decoding. */
const SHORT = 16_384
const sharedRoom = Buffer.alloc(2 * SHORT)

/** The text of which `encodeText` made `bytes`. */
export function decodeText(bytes: Uint8Array): string {
  const room = bytes.length <= SHORT ? sharedRoom : Buffer.allocUnsafeSlow(2 * bytes.length)
  const units = new Uint16Array(room.buffer, room.byteOffset, bytes.length)
  let count = 0
  for (let at = 0; at < bytes.length; count += 1) {
    const first = bytes[at] ?? 0
    if (first < ONE_BYTE) {
      units[count] = unitOf[first] ?? 0
      at += 1
    } else if (first < LONG) {
      units[count] = unitOf[ONE_BYTE + ((first & 0x3f) << 6) + ((bytes[at + 1] ?? 0) & 0x3f)] ?? 0
      at += 2
    } else {
      units[count] = longUnit(bytes, at)
      at += 4
    }
  }
  return room.toString('utf16le', 0, 2 * count)
}

function longUnit(bytes: Uint8Array, at: number): number {
  const [high = 0, middle = 0, low = 0] = bytes.subarray(at + 1, at + 4)
  return ((high & 0x3f) << 12) | ((middle & 0x3f) << 6) | (low & 0x3f)
}
