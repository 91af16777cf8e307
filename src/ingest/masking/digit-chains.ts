import type { DigitGroup } from './digit-groups.ts'

/** Consecutive groups of digits that may be one number written in pieces. */
export interface DigitChain {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** How many digits each piece has: `3-4-4`. */
  readonly pattern: string
  readonly pieces: number
}

/** The chains that begin with group `at`, shortest first, of at most `most` digits. */
export function chainsFrom(groups: readonly DigitGroup[], at: number, most: number): DigitChain[] {
  const chains: DigitChain[] = []
  if (isAmongSpelledOut(groups, at)) return chains
  let digits = ''
  let pattern = ''
  for (let next = at; next < groups.length; next += 1) {
    const group = groups[next]
    if (group === undefined || (next > at && !group.joinsPrevious)) break
    if (digits.length + group.digits.length > most) break
    digits += group.digits
    pattern += next === at ? `${group.digits.length}` : `-${group.digits.length}`
    chains.push({ start: groups[at]?.start ?? 0, end: group.end, digits, pattern, pieces: chains.length + 1 })
  }
  return chains
}

/** Whether single digits stand before the group in a row: a number spelled out, 1 3 8 …, began at the first. */
function isAmongSpelledOut(groups: readonly DigitGroup[], at: number): boolean {
  const [before, previous, group] = [groups[at - 2], groups[at - 1], groups[at]]
  const isJoined = group?.joinsPrevious === true && previous?.joinsPrevious === true
  return isJoined && [before, previous, group].every((one) => one?.digits.length === 1)
}

/** Whether groups directly before or after the chain hang on to it: it is then a part of a longer number or of
 *  a row of figures. `joint` says which characters join. */
export function hasNeighbour(folded: string, chain: DigitChain, joint: 'dash' | 'blank or dash'): boolean {
  const [before, after] = joint === 'dash' ? dashNeighbours : anyNeighbours
  return (
    before.test(folded.slice(Math.max(0, chain.start - 4), chain.start)) ||
    after.test(folded.slice(chain.end, chain.end + 4))
  )
}

const dashNeighbours = [/[0-9A-Za-z][-_]$/, /^[-_][0-9A-Za-z]/] as const
const anyNeighbours = [/[0-9][-_. ]{1,3}$/, /^[-_. ]{1,3}[0-9]/] as const
