import type { Segmenter } from '../text/segment.ts'
import { type WeightedTerm, weightedPassages, weightedTerm } from './best-passages.ts'
import { HEADER, roleOfBit } from './column-record.ts'
import { strongestWithin } from './posting-ranks.ts'
import { CHUNK_SIZE, CHUNK_WORDS } from './postings.ts'
import { TermLists } from './query-terms.ts'
import type { AboutOptions, PassageAbout } from './reply-index.ts'
import type { Snapshot } from './snapshot.ts'
import { mostTerms, tellingOf } from './telling-terms.ts'

/** For each of `texts` (folded) the passages that say most about it, the best first. Lists of terms that several texts share
 *  are read once. Reads no reply. */
export function passagesAbout(
  snapshot: Snapshot,
  texts: readonly string[],
  { weights, want, segmenter }: AboutOptions & { readonly segmenter: Segmenter },
): PassageAbout[][] {
  return snapshot.withScratch(() => {
    const { reader, manifest, columns, chunks } = snapshot
    const lists = new TermLists(reader)
    const count = (term: string, most: number): number => reader.countUpTo(term, most)
    const counts = { count, all: manifest.passages + manifest.replies }
    const weightOf = weightReader(columns.roleBits, weights)
    const linesOf = linesReader(snapshot)
    return texts.map((text) => {
      const telling = tellingOf({ texts: [text] }, counts, segmenter, mostTerms.ask)
      const terms = telling.terms.map(({ term, worth }) => weightedTerm(lists.list(term), worth))
      const best = weightedPassages(terms, { want, chunks: chunks.length, weightOf })
      const wholes = new Map<number, number>()
      return best.map(({ id, score }) =>
        describe(id, { score, full: telling.full, terms, wholes, linesOf, snapshot }),
      )
    })
  })
}

/** Reads the weight of a passage from its role bits; header lines and holes count nothing. */
function weightReader(roleBits: Uint16Array, weights: AboutOptions['weights']): (id: number) => number {
  const byBits = new Map<number, number>()
  return (id) => {
    const bits = roleBits[id] ?? 0
    const known = byBits.get(bits)
    if (known !== undefined) return known
    const weight = bits === 0 || bits === HEADER ? 0 : weights[roleOfBit(bits)]
    byBits.set(bits, weight)
    return weight
  }
}

/** Reads the folded lines of a reply, once: the texts of one question find passages of the same replies. */
function linesReader(snapshot: Snapshot): (reply: number) => readonly string[] {
  const known = new Map<number, readonly string[]>()
  return (reply) => {
    const lines = known.get(reply) ?? snapshot.foldedText(reply).split('\n')
    known.set(reply, lines)
    return lines
  }
}

interface Scored {
  readonly score: number
  readonly full: number
  readonly terms: readonly WeightedTerm[]
  /** By reply, as far as they are known. */
  readonly wholes: Map<number, number>
  readonly linesOf: (reply: number) => readonly string[]
  readonly snapshot: Snapshot
}

function describe(id: number, { score, full, terms, wholes, linesOf, snapshot }: Scored): PassageAbout {
  const reply = snapshot.replyOf[id] ?? 0
  const ordinal = id - (snapshot.heads[reply] ?? 0) - 1
  const whole = wholes.get(reply) ?? evidenceOf(reply, terms, snapshot)
  wholes.set(reply, whole)
  return {
    id: snapshot.idOf(reply),
    ordinal,
    role: roleOfBit(snapshot.columns.roleBits[id] ?? 0),
    folded: linesOf(reply)[ordinal + 1] ?? '',
    region: snapshot.columns.regionsOf(reply).at(-1) ?? null,
    evidence: score,
    share: score / full,
    whole,
  }
}

/** What `terms` say for a whole reply, its header line included. */
function evidenceOf(reply: number, terms: readonly WeightedTerm[], { heads, lengths }: Snapshot): number {
  const head = heads[reply] ?? 0
  const first = head % CHUNK_SIZE
  const chunk = (head - first) / CHUNK_SIZE
  const end = first + 1 + (lengths[reply] ?? 0)
  let sum = 0
  for (const { list, worth } of terms) {
    const postings = list.in(chunk)
    if (postings) sum += worth[strongestWithin(postings, first, end, allOfChunk)] ?? 0
  }
  return sum
}

const allOfChunk = new Uint32Array(CHUNK_WORDS).fill(0xffff_ffff)
