import { withoutRadicals } from '../text/radicals.ts'
import { matchesOf } from '../text/span.ts'
import { joinWrapped } from './wrapped-lines.ts'

/** `text` with `\n` as its only line end and without byte order mark, control characters and lone surrogates
 *  (which become U+FFFD), with characters for the radicals that look like them, without the pinyin that
 *  machine-converted mirrors put after Han characters, and with the lines of each paragraph joined. */
export function toPlainText(text: string): string {
  const lines = text.replace(lineEnds, '\n').replace(controls, '').replace(loneSurrogates, '\ufffd')
  return joinWrapped(withoutPinyin(withoutRadicals(lines)))
}

const lineEnds = /\r\n|[\r\f\v\u0085\u2028\u2029]/g
const controls = /[^\P{Cc}\t\n]|\ufeff/gu
const loneSurrogates = /\p{Cs}/gu

const bracketedPinyin = /(?<=\p{Script=Han})[(（]([a-züêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,6})[)）]/gu
const toneMark = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u
const toneless = new Set(['de', 'le', 'zhe', 'ne', 'me', 'ma', 'ba', 'a', 'men'])

// One 行（háng） is an author's own help to the reader; three are the mirror's.
const FEWEST_OF_A_MIRROR = 3

function withoutPinyin(text: string): string {
  let toned = 0
  for (const match of matchesOf(text, bracketedPinyin)) {
    if (toneMark.test(match[1] ?? '')) toned += 1
    if (toned === FEWEST_OF_A_MIRROR) break
  }
  if (toned < FEWEST_OF_A_MIRROR) return text
  return text.replace(bracketedPinyin, (whole, syllable: string) =>
    toneMark.test(syllable) || toneless.has(syllable) ? '' : whole,
  )
}
