import type { DigitGroup } from './digit-groups.ts'

/** Consecutive groups of digits that may be one number written in pieces. */
export interface DigitChain {
  readonly start: number
  readonly end: number
  readonly digits: string
  /** How many digits each piece has: `3-4-4`. */
  readonly pattern: string
  readonly pieces: number
  /** What stands between the pieces. */
  readonly gaps: string
}

/** The chains that begin with group `at`, shortest first, of at most `most` digits. Pieces are joined over at
 *  most three blanks, dashes, points or brackets. */
export function chainsFrom(
  folded: string,
  groups: readonly DigitGroup[],
  at: number,
  most: number,
): DigitChain[] {
  const chains: DigitChain[] = []
  for (let next = at; next < groups.length; next += 1) {
    const group = groups[next]
    const before = chains.at(-1)
    if (group === undefined || (before?.digits.length ?? 0) + group.digits.length > most) break
    if (before === undefined) {
      chains.push({ ...group, pattern: `${group.digits.length}`, pieces: 1, gaps: '' })
      continue
    }
    const gap = folded.slice(before.end, group.start)
    if (!isGap(gap)) break
    chains.push({
      start: before.start,
      end: group.end,
      digits: before.digits + group.digits,
      pattern: `${before.pattern}-${group.digits.length}`,
      pieces: before.pieces + 1,
      gaps: before.gaps + gap,
    })
  }
  return chains
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

function isGap(gap: string): boolean {
  return gap.length <= 3 && /^[-. ()\u200b·_]*$/.test(gap)
}
