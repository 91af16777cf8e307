import { isWithin, regionByCode } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, spansOf } from '../../text/span.ts'
import type { Words } from './words.ts'

/** By what letters provinces are called for short: those that are seldom anything else. */
const letters: Readonly<Record<string, string>> = {
  冀: '13',
  晋: '14',
  辽: '21',
  沪: '31',
  苏: '32',
  浙: '33',
  皖: '34',
  闽: '35',
  赣: '36',
  鲁: '37',
  豫: '41',
  鄂: '42',
  湘: '43',
  粤: '44',
  桂: '45',
  琼: '46',
  渝: '50',
  川: '51',
  黔: '52',
  滇: '53',
  陕: '61',
  陇: '62',
}
const letter = `[${Object.keys(letters).join('')}]`

/** 皖西, 苏北: a part of a province. */
const part = `${letter}(?:[东西][南北]|[东西南北中])(?!心|医|药|国|华)`

/** 川渝, 沪滇, 晋陕豫: provinces together; 京, 宁, 甘 only beside one of the others. */
const several = `[京津宁甘青藏贵吉云]?${letter}{2,5}|${letter}[京津宁甘青藏贵吉]|[京津宁甘青贵]${letter}|陕甘宁|甘青|京津冀`
/** 在渝, 入浙: what is there. */
const within = '[在驻来入][渝沪浙皖闽赣鄂湘粤黔滇](?=\\p{sc=Han})'
const named = hanPattern(`${part}|${several}|${within}`)

/** What provinces are called by their letters, those of which `own` is one left out. */
export function findProvinceLetters(text: string, words: Words, own: Region | null): Span[] {
  return spansOf(text, named).filter(
    ({ start, end }) => words.beginsAt(start) && words.beginsAt(end) && !isOwn(text.slice(start, end), own),
  )
}

function isOwn(name: string, own: Region | null): boolean {
  if (own === null) return false
  return Array.from(name).some((one) => {
    const province = regionByCode(`${letters[one] ?? ''}0000`)
    return province !== null && isWithin(own, province)
  })
}
