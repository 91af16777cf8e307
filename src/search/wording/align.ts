import { diff, diffCleanupSemantic } from 'diff-match-patch-es'
import { fold } from '../../text/fold.ts'

/** How one text is worded compared with another, which is here called the first. */
export interface Alignment {
  /** 1 where only form differs (width, quotation marks, spaces, traditional characters), 0 without anything in common.
   *  Twice the common characters by those of both; a number counts as one. What stands before or after the wording
   *  in the other text does not count. */
  readonly similarity: number
  /** Without those that were removed they join to the other text; folded and without those that were added or stand
   *  around, to the first. */
  readonly pieces: readonly Piece[]
}

/** A stretch in which both texts agree or differ. */
export interface Piece {
  /** `same`: in both, as the other text writes it. `removed`: only in the first. `added`: only in the other.
   *  `around`: in the other text, before or after the wording. */
  readonly kind: 'same' | 'removed' | 'added' | 'around'
  readonly text: string
}

/** Compares by characters, numbers and Latin words as a whole, so that 2023 differs from 2024 in one piece. Takes
 *  time with the product of length and difference: the caller sees to it that texts are passages, not books. */
export function align(first: string, other: string): Alignment {
  const alphabet = new Map<string, string>()
  const [a, b] = [encode(first, alphabet), encode(other, alphabet)]
  const changes = diff(a.code, b.code, { diffTimeout: 0 }, false)
  diffCleanupSemantic(changes)
  const steps = setAside(mergeSteps(changes.map(([operation, text]) => step(operation, text.length))), b.code)
  const common = lengthOf(steps, 'same')
  const compared = 2 * common + lengthOf(steps, 'removed') + lengthOf(steps, 'added')
  return { similarity: compared === 0 ? 0 : (2 * common) / compared, pieces: cut(steps, a, b) }
}

/** What of a folded text is not one code unit and one unit already. */
const several = /[0-9]+(?:[.,][0-9]+)*|[a-z]+|[\ud800-\udbff][\udc00-\udfff]|[\ue000-\uf8ff]| /g

/** The units by which `align` compares the folded text, a code unit each: a character, a whole number, a Latin word. Texts
 *  that share an alphabet have the same letter for the same word. */
export function encodeUnits(folded: string, alphabet: Map<string, string>): string {
  return folded.replace(several, (written) =>
    written === ' ' ? '' : isOneUnit(written) ? written : letterFor(written, alphabet),
  )
}

/** A text as one code unit for each character, number or Latin word. */
interface Encoded {
  readonly text: string
  readonly code: string
  /** Where in `text` each unit begins; one more entry holds its end. */
  readonly starts: readonly number[]
}

const word = /[0-9]+(?:[.,][0-9]+)*|[a-z]+|[^ ]/gu

/** What is more than one code unit gets a letter of the private use area, of which there are 6,400; so do the letters of
 *  that area themselves. */
const FIRST_LETTER = 0xe000
const LAST_LETTER = 0xf8ff

function encode(text: string, alphabet: Map<string, string>): Encoded {
  const folded = fold(text)
  const starts: number[] = []
  let code = ''
  for (const match of folded.text.matchAll(word)) {
    starts.push(starts.length === 0 ? 0 : (folded.offsets[match.index] ?? 0))
    code += isOneUnit(match[0]) ? match[0] : letterFor(match[0], alphabet)
  }
  return { text, code, starts: [...starts, text.length] }
}

function isOneUnit(written: string): boolean {
  return written.length === 1 && (written < '\ue000' || written > '\uf8ff')
}

function letterFor(written: string, alphabet: Map<string, string>): string {
  const known = alphabet.get(written)
  if (known !== undefined) return known
  const letter = String.fromCharCode(Math.min(FIRST_LETTER + alphabet.size, LAST_LETTER))
  alphabet.set(written, letter)
  return letter
}

/** A piece as a number of units. */
interface Step {
  readonly kind: Piece['kind']
  readonly length: number
}

function step(operation: number, length: number): Step {
  return { kind: operation === 0 ? 'same' : operation < 0 ? 'removed' : 'added', length }
}

/** Without empty steps; what was removed always before what was added. */
function mergeSteps(steps: readonly Step[]): Step[] {
  const merged: Step[] = []
  let waiting = { removed: 0, added: 0 }
  const flush = (): void => {
    if (waiting.removed > 0) merged.push({ kind: 'removed', length: waiting.removed })
    if (waiting.added > 0) merged.push({ kind: 'added', length: waiting.added })
    waiting = { removed: 0, added: 0 }
  }
  for (const { kind, length } of steps) {
    if (kind === 'removed' || kind === 'added') {
      waiting[kind] += length
    } else if (length > 0) {
      flush()
      merged.push({ kind, length })
    }
  }
  flush()
  return merged
}

const sentenceEnd = /[。;!?]/

/** Whole sentences that only the other text has at its beginning or end are around the wording, not in it. */
function setAside(steps: readonly Step[], other: string): Step[] {
  if (!steps.some(({ kind }) => kind === 'same')) return [...steps]
  const lead = steps.findIndex(({ kind }) => kind === 'same')
  const before = lengthOf(steps.slice(0, lead), 'added')
  const aside = lastEnd(other.slice(0, before))
  const head: Step[] = [
    { kind: 'around', length: aside },
    { kind: 'removed', length: lengthOf(steps.slice(0, lead), 'removed') },
    { kind: 'added', length: before - aside },
  ]
  const tail = steps.findLastIndex(({ kind }) => kind === 'same') + 1
  const after = lengthOf(steps.slice(tail), 'added')
  const kept = untilEnd(other, other.length - after)
  const foot: Step[] = [
    { kind: 'removed', length: lengthOf(steps.slice(tail), 'removed') },
    { kind: 'added', length: kept },
    { kind: 'around', length: after - kept },
  ]
  return [...head, ...steps.slice(lead, tail), ...foot].filter(({ length }) => length > 0)
}

/** How much of `text` its whole sentences take. */
function lastEnd(text: string): number {
  for (let at = text.length; at > 0; at -= 1) if (sentenceEnd.test(text.charAt(at - 1))) return at
  return 0
}

/** How much of `text` from `start` on still belongs to the sentence before. */
function untilEnd(text: string, start: number): number {
  for (let at = start; at <= text.length; at += 1) {
    if (at > 0 && sentenceEnd.test(text.charAt(at - 1))) return at - start
  }
  return text.length - start
}

function lengthOf(steps: readonly Step[], kind: Piece['kind']): number {
  return steps.reduce((sum, each) => sum + (each.kind === kind ? each.length : 0), 0)
}

function cut(steps: readonly Step[], first: Encoded, other: Encoded): Piece[] {
  let [inFirst, inOther] = [0, 0]
  return steps.map(({ kind, length }) => {
    const { text, starts } = kind === 'removed' ? first : other
    const at = kind === 'removed' ? inFirst : inOther
    if (kind === 'same' || kind === 'removed') inFirst += length
    if (kind !== 'removed') inOther += length
    return { kind, text: text.slice(starts[at], starts[at + length]) }
  })
}

/** Where the other text differs from the first: `[start, end)` in its code units. */
export function differences(pieces: readonly Piece[]): [number, number][] {
  const spans: [number, number][] = []
  let at = 0
  for (const { kind, text } of pieces) {
    if (kind === 'removed') continue
    if (kind === 'added') spans.push([at, at + text.length])
    at += text.length
  }
  return spans
}
