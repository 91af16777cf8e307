import type { Section } from '../../reply/section.ts'
import { parseNumeral } from '../../text/numerals.ts'
import { type Finding, finding } from './finding.ts'
import { orderFault } from './numbering.ts'

/** Level numbers as lines begin with them, after GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）, from the highest level down; not 三、四线城市
 *  and 1.2. */
const levels = [
  /^[\t \u3000]*([一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十])/u,
  /^[\t \u3000]*[（(]([一二三四五六七八九十]{1,3})[）)]/u,
  /^[\t \u3000]*([0-9]{1,2})[.．](?![0-9])/u,
  /^[\t \u3000]*[（(]([0-9]{1,2})[）)]/u,
]

interface LineNumber {
  readonly level: number
  readonly marker: string
  readonly number: number
  /** Where the marker begins. */
  readonly start: number
}

/** Gaps and repetitions among the numbers at the beginnings of lines that `sections`, the tree of `draft`, does not hold: a number that
 *  does not go on from the one before is none to it. One begins a new list. */
export function findLineNumberFaults(draft: string, sections: readonly Section[]): Finding[] {
  const held = new Set(markersOf(sections))
  const findings: Finding[] = []
  /** By level; what stands below a number begins anew behind it. */
  const last: (LineNumber | undefined)[] = []
  for (const own of lineNumbers(draft)) {
    const before = last[own.level]
    const fault = before && own.number !== 1 && !held.has(own.start) ? orderFault(before, own) : null
    const span = { start: own.start, end: own.start + own.marker.length }
    if (fault) findings.push(finding(draft, span, { kind: 'form', suggestion: null, ...fault }))
    last[own.level] = own
    last.length = own.level + 1
  }
  return findings
}

/** Where the numbered sections of a tree begin. */
function markersOf(sections: readonly Section[]): number[] {
  return sections.flatMap(({ span, children }) => [span.start, ...markersOf(children)])
}

function* lineNumbers(draft: string): Generator<LineNumber> {
  for (const { index, 0: line } of draft.matchAll(/[^\n]+/gu)) {
    for (const [level, pattern] of levels.entries()) {
      const [lead = '', written = ''] = pattern.exec(line) ?? []
      const number = parseNumeral(written)
      if (number === null) continue
      const marker = lead.trim()
      yield { level, marker, number, start: index + lead.length - marker.length }
      break
    }
  }
}
