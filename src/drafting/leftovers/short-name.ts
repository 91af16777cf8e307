import { nameLikeness } from './name-likeness.ts'
import { isGeneral, isOffice, nowhere, roadNames } from './name-words.ts'

const LONGEST = 4

/** The names of firms and universities are longer, and told by their endings. */
const LONGEST_OF_FULL_NAME = 12
const fullName = /公司|集团|大学|学院|旧址|遗址群|根据地/u

const roads = /^(?:路|大道|大街|公园|广场|水库|渠)$/u

/** Whether roads and waters with the ending `last` are named after `word`, which says nothing else: 青年水库. */
export function isNamedAfter(word: string, last: string): boolean {
  return roads.test(last) && roadNames.has(word)
}

/** How likely a name is, for one that begins as offices do. */
const LIKELY = 1.7

/** 县直漳源中学: a school of the county itself. */
const lead =
  /^[省市县区]直(?=\p{sc=Han}{2})|^[仅于在至与及和到经有由对将把集从往给为沿因等像如含跨距被除待现好](?=\p{sc=Han}{2})/u

/** Where in `text` a name of its own, without a place in front, begins from `from` on, of which the ending stands from `at` to `end`: a
 *  short one; null for general terms, offices and half sentences. */
export function beginOfShortName(
  text: string,
  from: number,
  { at, end }: { readonly at: number; readonly end: number },
): number | null {
  const last = text.slice(at, end)
  if (isOffice(last)) return null
  const start = from + (lead.exec(text.slice(from, at))?.[0].length ?? 0)
  const name = text.slice(start, at)
  const isRoad = isNamedAfter(name, last)
  if (isCommon(name) || !(isRoad || (!isGeneral(name) && !nowhere.has(name)))) return null
  const longest = fullName.test(last) ? LONGEST_OF_FULL_NAME : LONGEST
  return name.length >= 2 && ownPart(name).length <= longest ? start : null
}

/** 市城投公司 is everybody's, 市桥小学 is not. */
function isCommon(name: string): boolean {
  return (
    /^[各每全本该您我你]|^若该/u.test(name) || (/^[省市县区镇乡]/u.test(name) && nameLikeness(name) < LIKELY)
  )
}

/** 长坪百联 of 长坪百联购物: without the words behind it that only say what kind of thing it is. */
function ownPart(name: string): string {
  for (let end = 2; end < name.length; end += 1) if (isGeneral(name.slice(end))) return name.slice(0, end)
  return name
}
