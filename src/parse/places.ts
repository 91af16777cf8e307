import type { Span } from '../text/span.ts'
import type { Fact } from './fact.ts'
import type { Letter } from './letter.ts'
import type { Line } from './lines.ts'
import { namesSession, type Place } from './session.ts'
import { lastTitle } from './title.ts'

/** Where a letter names what it answers. */
export interface Places {
  readonly receipt: Place | null
  readonly ownTitle: Place | null
  /** The title right above the letter, where the page has another. */
  readonly otherTitle: Place | null
}

/** The places of a letter with the title `title`. */
export function placesOf(plain: string, letter: Letter, title: Fact | null): Places {
  return {
    receipt: placeOf(plain, 'receipt', letter.receipt),
    ownTitle: titlePlace(plain, title),
    otherTitle: secondTitle(plain, title, letter.head),
  }
}

function placeOf(plain: string, name: Place['name'], span: Span | null): Place | null {
  return span && { name, text: plain.slice(span.start, span.end), start: span.start }
}

/** 1.建议情况。某某代表提出“…”, 关于…的建议,某局高度重视, or 现将《…》办理情况报告如下: what is answered, where no
 *  receipt names it. */
export function askTold(plain: string, main: Span): Place | null {
  const opening = plain.slice(main.start, Math.min(main.end, main.start + longestHandling))
  const told = asked.exec(opening) ?? askedFirst.exec(opening) ?? reported.exec(opening)
  const start = main.start + (told?.index ?? 0)
  return told && { name: 'receipt', text: told[0], start }
}

const asked = /(?:委员|代表)(?:们|等)?(?:所?提出?|反映)的?[“《][^”》]{4,90}[”》]/
/** What is answered, where the letter begins with it and a comma. */
export const firstAsk = /关于[^。;:,《》“”届]{4,70}的(?:建议|提案|议案)(?=,)/.source
/** 现将第45号《关于…的提案》办理进展情况报告如下 */
const reported = /现[将就][^。;:《》]{0,40}《[^》]{4,90}》[^。;:《》]{0,12}(?:办理|落实)[^。;:《》]{0,16}如下/
const askedFirst = new RegExp(`(?<=^\\s*)${firstAsk}`)

/** The last lines above the letter, the nearest first: a title that lost its end may be among them. */
export function linesAbove(head: readonly Line[]): Place[] {
  return head
    .slice(-mostAbove)
    .reverse()
    .map(({ text, start }) => ({ name: 'head', text, start }))
}

const mostAbove = 4

/** Where the handlers are named: in the receipt, or in the sentence right behind it that says who handles it. */
export function handlingPlace(plain: string, receipt: Place | null, { main }: Letter): Place | null {
  const opening = plain.slice(main.start, Math.min(main.end, main.start + longestHandling))
  const behind = opening.includes('办') ? handling.exec(opening) : null
  if (!behind || /[主会协]办|牵头/.test(receipt?.text ?? '')) return receipt
  return { name: 'receipt', text: behind[0], start: main.start }
}

/** In characters. */
const longestHandling = 160

/** 该提案由市城管局主办,我大队会办。 */
const handling = /^\s*[该此本](?:件|提案|建议|议案|案)[^。;]{0,80}[主会协]办[^。;]{0,60}[。;]/

/** The title as the rules read it: from the page, or as the carrier gives it. */
function titlePlace(plain: string, title: Fact | null): Place | null {
  if (!title) return null
  return title.span ? placeOf(plain, 'title', title.span) : { name: 'title', text: title.value, start: null }
}

/** The title right above the letter, where the page has another one of its own. */
function secondTitle(plain: string, title: Fact | null, head: readonly Line[]): Place | null {
  const last = lastTitle(plain, head, title?.span?.end ?? 0)
  return last && last.start !== title?.span?.start ? placeOf(plain, 'title', last) : null
}

function blank(quoted: string): string {
  return ' '.repeat(quoted.length)
}

/** Numbers within a quoted title are of what it speaks about; the length stays, so that spans stay. */
export function withoutQuotations(place: Place): Place {
  if (!/[《“]/.test(place.text)) return place
  return {
    ...place,
    text: place.text.replace(/《[^》]{0,200}》?/g, blank).replace(/“[^”]{0,200}”/g, blankTitle),
  }
}

function blankTitle(quoted: string): string {
  return namesSession(quoted) ? quoted : blank(quoted)
}
