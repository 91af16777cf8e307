import { commonRunFinder } from '../text/common-runs.ts'
import type { Span } from '../text/span.ts'
import { isPair } from '../text/terms.ts'
import { best } from './best.ts'
import { NO_REPLY } from './extents.ts'
import type { HeldRun, HeldRuns, RunOptions } from './reply-index.ts'
import type { Snapshot } from './snapshot.ts'

/** So many neighbouring samples are looked at together, of which a passage must hold so many to be a candidate. A run of 27
 *  letters has four samples or more. */
export const WINDOW = 6
export const ENOUGH = 3

/** So many candidates are compared letter by letter: replies that hold much, and passages that hold much at one place. */
export const MOST_REPLIES = 120

/** A run is as common as so many of its rarest pairs are together. */
const TELLING = 5

/** The runs of the `folded` text that passages of `snapshot` hold, as far as their replies are among the most promising:
 *  long runs are found, those of 13 to 26 letters where their reply has more of the text. Reads the postings of about
 *  every seventh pair of the text. */
export function heldRuns(snapshot: Snapshot, folded: string, options: RunOptions): HeldRuns {
  const samples = pairsForRuns(folded, options.shortest, (pair) => snapshot.reader.count(pair))
  const candidates = snapshot.withScratch(({ had }) => candidateReplies(snapshot, samples, had))
  const find = commonRunFinder(folded, options.shortest)
  const found: Omit<HeldRun, 'held'>[] = []
  for (const reply of candidates) {
    const id = snapshot.idOf(reply)
    if (options.except.includes(id)) continue
    // The first line is the header's.
    for (const [line, text] of snapshot.foldedText(reply).split('\n').entries()) {
      if (line > 0) for (const run of find(text)) found.push({ ...run, id, ordinal: line - 1 })
    }
  }
  const runs = coverWith(found, options.shortest)
  return { version: snapshot.version, runs: countHolders(snapshot, samples, runs) }
}

/** A pair of letters and where in the text it stands. */
export interface Sample {
  readonly at: number
  readonly pair: string
  readonly count: number
}

/** The rarest pair of every stretch of `shortest` letters, so that each run of that length has one. */
export function pairsForRuns(folded: string, shortest: number, countOf: (pair: string) => number): Sample[] {
  const all: Sample[] = []
  for (let at = 0; at + 2 <= folded.length; at += 1) {
    const pair = folded.slice(at, at + 2)
    if (isPair(pair) && !isHalf(pair)) all.push({ at, pair, count: countOf(pair) })
  }
  const sampled: Sample[] = []
  let from = 0
  for (const [to, last] of all.entries()) {
    while ((all[from]?.at ?? 0) < last.at - shortest + 2) from += 1
    if (last.at < shortest - 2) continue
    const rarest = lastRarest(all.slice(from, to + 1)) ?? last
    if ((sampled.at(-1)?.at ?? -1) < rarest.at) sampled.push(rarest)
  }
  return sampled
}

function lastRarest(samples: readonly Sample[]): Sample | undefined {
  return samples.reduceRight<Sample | undefined>(
    (rarest, one) => (rarest && rarest.count <= one.count ? rarest : one),
    undefined,
  )
}

/** Half of a character beyond the first plane makes no term. */
function isHalf(pair: string): boolean {
  return /[\ud800-\udfff]/.test(pair)
}

/** Numbers of the replies that hold most of the samples close together. */
function candidateReplies(snapshot: Snapshot, samples: readonly Sample[], had: Uint8Array): number[] {
  const { reader, replyOf, heads } = snapshot
  const byPassage = new Map<number, number>()
  const window: number[][] = []
  const leave = (): void => {
    for (const id of window.shift() ?? []) had[id] = (had[id] ?? 1) - 1
  }
  for (const { pair, count } of samples) {
    const ids: number[] = []
    if (count > 0) {
      reader.each(pair, (base, inChunk) => {
        for (const one of inChunk) {
          const id = base + one
          const now = (had[id] ?? 0) + 1
          had[id] = now
          ids.push(id)
          // Each sample counts with those shortly before it, which other engines can tell as well.
          if (now >= ENOUGH) byPassage.set(id, (byPassage.get(id) ?? 0) + now - 1)
        }
      })
    }
    window.push(ids)
    if (window.length === WINDOW) leave()
  }
  while (window.length > 0) leave()
  const byReply = new Map<number, number>()
  const peaks = new Map<number, number>()
  for (const [id, score] of byPassage) {
    const reply = replyOf[id] ?? NO_REPLY
    if (reply === NO_REPLY || heads[reply] === id) continue
    byReply.set(reply, (byReply.get(reply) ?? 0) + score)
    peaks.set(reply, Math.max(peaks.get(reply) ?? 0, score))
  }
  return [...new Set([...mostOf(byReply), ...mostOf(peaks)])]
}

function mostOf(scores: ReadonlyMap<number, number>): number[] {
  return best(
    [...scores.keys()],
    MOST_REPLIES,
    (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b,
  )
}

/** Disjoint runs that cover what `found` covers, as few and as long as the longest first gives; what is left of a run
 *  between longer ones counts where it is long enough by itself. */
export function coverWith(
  found: readonly Omit<HeldRun, 'held'>[],
  shortest: number,
): Omit<HeldRun, 'held'>[] {
  const chosen: Omit<HeldRun, 'held'>[] = []
  const length = ({ start, end }: Span): number => end - start
  const queue = found.toSorted((a, b) => length(b) - length(a) || a.start - b.start || (a.id < b.id ? -1 : 1))
  for (const run of queue) {
    for (const rest of without(run, chosen)) {
      if (length(rest) >= shortest) chosen.push({ ...run, ...rest })
    }
  }
  return chosen.sort((a, b) => a.start - b.start)
}

function without(run: Span, taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (rest, { start, end }) =>
      rest.flatMap((part) => {
        if (end <= part.start || part.end <= start) return [part]
        return [
          { start: part.start, end: start },
          { start: end, end: part.end },
        ].filter((left) => left.start < left.end)
      }),
    [{ start: run.start, end: run.end }],
  )
}

function countHolders(
  { reader }: Snapshot,
  samples: readonly Sample[],
  runs: readonly Omit<HeldRun, 'held'>[],
): HeldRun[] {
  return runs.map((run) => {
    const [rarest, ...others] = tellingSamples(samples, run)
    if (!rarest) return { ...run, held: 1 }
    let ids = idsOf(reader, rarest.pair)
    for (const { pair } of others) {
      if (ids.size <= 1) break
      const also = idsOf(reader, pair)
      ids = new Set([...ids].filter((id) => also.has(id)))
    }
    return { ...run, held: Math.max(1, ids.size) }
  })
}

/** The rarest samples within `run`, the rarest first: a passage that holds them all holds about the run. Empty for a run
 *  that has none. */
export function tellingSamples(samples: readonly Sample[], run: Span): Sample[] {
  const within = samples.filter(({ at }) => at >= run.start && at + 2 <= run.end)
  return within.toSorted((a, b) => a.count - b.count).slice(0, TELLING)
}

function idsOf(reader: Snapshot['reader'], pair: string): Set<number> {
  const ids = new Set<number>()
  reader.each(pair, (base, inChunk) => {
    for (const id of inChunk) ids.add(base + id)
  })
  return ids
}
