import { commonRunFinder } from '../text/common-runs.ts'
import type { Span } from '../text/span.ts'
import { isPair } from '../text/terms.ts'
import { best } from './best.ts'
import { passagesInAll } from './common-passages.ts'
import { NO_REPLY } from './extents.ts'
import type { TermList } from './posting-reader.ts'
import { TermLists } from './query-terms.ts'
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
  const held = snapshot.withScratch(() => countHolders(snapshot, samples, runs))
  return { version: snapshot.version, runs: held }
}

/** A pair of letters and where in the text it stands. */
export interface Sample {
  readonly at: number
  readonly pair: string
  readonly count: number
}

/** The rarest pair of every stretch of `shortest` letters, so that each run of that length has one. */
export function pairsForRuns(folded: string, shortest: number, countOf: (pair: string) => number): Sample[] {
  const sampled: Sample[] = []
  let stretch: Sample[] = []
  for (const last of samplesOf(folded, countOf)) {
    stretch = [...stretch.filter(({ at }) => at >= last.at - shortest + 2), last]
    if (last.at < shortest - 2) continue
    const rarest = lastRarest(stretch) ?? last
    if ((sampled.at(-1)?.at ?? -1) < rarest.at) sampled.push(rarest)
  }
  return sampled
}

function* samplesOf(folded: string, countOf: (pair: string) => number): Generator<Sample> {
  for (let at = 0; at + 2 <= folded.length; at += 1) {
    const pair = folded.slice(at, at + 2)
    if (isPair(pair) && !isHalf(pair)) yield { at, pair, count: countOf(pair) }
  }
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

/** Postings that are read for one text at the most: samples of set phrases, which every fifth passage may hold, go first. */
const MOST_POSTINGS = 1_500_000

/** Without the most common samples, as many as it takes, and those of no passage; in the order of the text. */
export function affordable(samples: readonly Sample[]): Sample[] {
  let left = MOST_POSTINGS
  const kept = new Set(
    samples
      .toSorted((a, b) => a.count - b.count)
      .filter(({ count }) => {
        left -= count
        return left >= 0
      }),
  )
  return samples.filter((sample) => sample.count > 0 && kept.has(sample))
}

/** Passages that hold some of the samples close together, with how many and how often. */
interface ScoredPassages {
  readonly ids: readonly number[]
  /** By passage id. */
  readonly scores: Uint16Array
}

function scorePassages(
  { reader, replyOf }: Snapshot,
  samples: readonly Sample[],
  had: Uint8Array,
): ScoredPassages {
  const scores = new Uint16Array(replyOf.length)
  const scored: number[] = []
  const ids = new Uint32Array(samples.reduce((sum, { count }) => sum + count, 0))
  const starts: number[] = []
  let [filled, left] = [0, 0]
  const leaveBefore = (end: number): void => {
    for (; left < end; left += 1) {
      const id = ids[left] ?? 0
      had[id] = (had[id] ?? 1) - 1
    }
  }
  for (const { pair } of samples) {
    starts.push(filled)
    leaveBefore(starts[starts.length - WINDOW] ?? 0)
    reader.each(pair, (base, inChunk) => {
      for (let at = 0; at < inChunk.length; at += 1) {
        const id = base + (inChunk[at] ?? 0)
        const now = (had[id] ?? 0) + 1
        had[id] = now
        ids[filled] = id
        filled += 1
        if (now < ENOUGH) continue
        if (scores[id] === 0) scored.push(id)
        // Each sample counts with those shortly before it, which other engines can tell as well.
        scores[id] = (scores[id] ?? 0) + now - 1
      }
    })
  }
  leaveBefore(filled)
  return { ids: scored, scores }
}

/** Numbers of the replies that hold most of the samples close together. */
function candidateReplies(snapshot: Snapshot, samples: readonly Sample[], had: Uint8Array): number[] {
  const { replyOf, heads } = snapshot
  const { ids, scores } = scorePassages(snapshot, affordable(samples), had)
  const byReply = new Map<number, number>()
  const peaks = new Map<number, number>()
  for (const id of ids) {
    const reply = replyOf[id] ?? NO_REPLY
    if (reply === NO_REPLY || heads[reply] === id) continue
    const score = scores[id] ?? 0
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
  const queue = eachOnce(found).sort(
    (a, b) => length(b) - length(a) || a.start - b.start || (a.id < b.id ? -1 : 1),
  )
  const taken = new Uint8Array(Math.max(0, ...queue.map(({ end }) => end)))
  for (const run of queue) {
    for (const rest of freeParts(run, taken)) {
      if (length(rest) < shortest) continue
      chosen.push({ ...run, ...rest })
      taken.fill(1, rest.start, rest.end)
    }
  }
  return chosen.sort((a, b) => a.start - b.start)
}

/** Of runs of the same place, which a set phrase gives by the thousand, the first by id. */
function eachOnce(found: readonly Omit<HeldRun, 'held'>[]): Omit<HeldRun, 'held'>[] {
  const kept = new Map<string, Omit<HeldRun, 'held'>>()
  for (const run of found) {
    const place = `${run.start} ${run.end}`
    const other = kept.get(place)
    if (!other || run.id < other.id) kept.set(place, run)
  }
  return [...kept.values()]
}

/** The stretches of `run` of which nothing is taken. */
function freeParts({ start, end }: Span, taken: Uint8Array): Span[] {
  const free: Span[] = []
  for (let at = start; at < end; at += 1) {
    if (taken[at] === 1) continue
    const from = at
    while (at < end && taken[at] === 0) at += 1
    free.push({ start: from, end: at })
  }
  return free
}

function countHolders(
  { reader }: Snapshot,
  samples: readonly Sample[],
  runs: readonly Omit<HeldRun, 'held'>[],
): HeldRun[] {
  const lists = new TermLists(reader)
  return runs.map((run) => {
    const telling = tellingSamples(samples, run).map(({ pair }) => lists.list(pair))
    return { ...run, held: Math.max(1, countHolding(telling, reader.chunks)) }
  })
}

/** The rarest samples within `run`, the rarest first: a passage that holds them all holds about the run. Empty for a run
 *  that has none. */
export function tellingSamples(samples: readonly Sample[], run: Span): Sample[] {
  const within = samples.filter(({ at }) => at >= run.start && at + 2 <= run.end)
  return within.toSorted((a, b) => a.count - b.count).slice(0, TELLING)
}

/** How many passages are in all of `lists`, of an index of so many chunks. */
function countHolding(lists: readonly TermList[], chunks: number): number {
  let count = 0
  for (let chunk = 0; chunk < chunks; chunk += 1) count += passagesInAll(lists, chunk).length
  return count
}
