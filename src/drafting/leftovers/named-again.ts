import { occurrences } from '../../text/numerals.ts'
import { contains, type Span, slice } from '../../text/span.ts'
import { nameLikeness } from './name-likeness.ts'
import { isGeneral, nowhere, stemOfName } from './name-words.ts'

/** What is a name at one place is one at every other: 西岱中线 behind 陇海线、西岱高速, and by itself. */
export function namedAgain(text: string, named: readonly Span[], places: readonly Span[]): Span[] {
  const names = new Set(named.map((span) => slice(text, span)).filter((name) => name.length >= 3))
  return [...names]
    .flatMap((name) => occurrences(text, name))
    .filter((again) => !named.some((one) => contains(one, again)))
    .map(({ start, end }) => ({
      start: places.find((place) => place.start < start && place.end > start)?.start ?? start,
      end,
    }))
}

/** How likely a name the stem of another has to be, for wherever it stands to be one. */
const LIKELY_STEM = 0.5

/** 儒岙 where 儒岙镇 is named as well, 钓鱼城 beside 钓鱼城遗址. */
export function stemsElsewhere(text: string, named: readonly Span[]): Span[] {
  const names = [...new Set(named.map((span) => slice(text, span)))].map(stemOfName)
  const stems = [...new Set(names)].filter(
    (stem) =>
      stem !== '' &&
      !isGeneral(stem) &&
      !nowhere.has(stem) &&
      !/^[一二两三四五六七八九十百千万亿]+[亩里]/u.test(stem),
  )
  // 仲子 is a name where 仲子庙 and 仲子文化节 are two.
  const isLikely = (stem: string): boolean =>
    nameLikeness(stem) >= LIKELY_STEM || names.filter((other) => other === stem).length > 1
  const [likely, others] = [stems.filter(isLikely), stems.filter((stem) => !isLikely(stem))]
  return [
    ...likely.flatMap((stem) => occurrences(text, stem)),
    // 楼房 is a word; beside 老庄 it is a village.
    ...others.flatMap((stem) =>
      occurrences(text, stem).filter((span) => likely.some((other) => standBeside(text, span, other))),
    ),
  ]
}

/** Whether nothing but 、 or 至 parts `span` from `other`. */
function standBeside(text: string, { start, end }: Span, other: string): boolean {
  return (
    (/[、至和与]/u.test(text.charAt(end)) && text.startsWith(other, end + 1)) ||
    (/[、至和与]/u.test(text.charAt(start - 1)) && text.endsWith(other, start - 1))
  )
}
