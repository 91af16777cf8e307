import type { HeldRun, ReplyIndex } from '../../indexing/reply-index.ts'
import type { Region } from '../../reply/region.ts'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import { frameRoles } from '../../reply/role.ts'
import { answerTo } from '../../reply/shown-title.ts'
import { type Folded, fold, unfoldSpan } from '../../text/fold.ts'
import { type Span, slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** How much of a draft past replies hold word for word. */
export interface Overlap {
  /** Of the draft's characters, 0…1, in runs of `SHORTEST_RUN` characters and more; boilerplate left out. */
  readonly share: number
  /** Left to right and disjoint. */
  readonly runs: readonly OverlapRun[]
  /** The replies that the runs are from, without boilerplate, the greatest share first. */
  readonly sources: readonly OverlapSource[]
}

/** A part of the draft that a passage holds, too. */
export interface OverlapRun extends Span {
  readonly id: ReplyId
  readonly anchor: string
  /** Whether it is a receipt, a courtesy, or so common that nobody said it first (常用套语). */
  readonly boilerplate: boolean
  /** Folded characters: how long it is without blanks and quotation marks. */
  readonly length: number
  /** Folded characters that stand in a row in the passage, too. Less than `length` where the draft leaves words of it out. */
  readonly longest: number
}

export interface OverlapSource {
  readonly reply: Reply
  /** Of the draft's characters, 0…1. */
  readonly share: number
  /** Characters of the longest run. */
  readonly longest: number
}

/** So many characters in a row are no chance. */
const SHORTEST_RUN = 13

/** Shorter runs are set phrases (深入实施创新驱动发展战略) more often than not: they count for the share and are no findings. */
const SHORTEST_FINDING = 20

/** What so many passages, or one in a thousand replies, hold is common. */
const COMMON = { least: 10, most: 100, share: 1 / 1000 }

/** What `draft`, parsed as `reply` and written in `own`, has in common with the replies of `index`. A reply that is the draft
 *  itself, as it was published, is left out. */
export async function findOverlap(
  draft: string,
  { reply, own, index }: { reply: Reply; own: Region | null; index: ReplyIndex },
): Promise<Overlap> {
  const folded = fold(draft)
  const total = Math.max(1, folded.text.length)
  const first = await look(folded, index, [])
  const published = [...first.replies.values()]
    .filter((source) => isSameDocument(source, { reply, own }, shareOf(first.runs, source.id, total)))
    .map(({ id }) => id)
  const { runs, replies } = published.length === 0 ? first : await look(folded, index, published)
  const common = await commonFrom(index)
  const found = runs.flatMap((run): OverlapRun[] => {
    const passage = replies.get(run.id)?.passages[run.ordinal]
    if (!passage) return []
    const span = unfoldSpan(folded, run)
    const boilerplate =
      run.held >= common ||
      frameRoles.has(passage.role) ||
      isDocument(draft, span) ||
      isProgramme(reply, span) ||
      isInFrame(reply, span)
    const length = run.end - run.start
    return [{ ...span, id: run.id, anchor: passage.anchor, boilerplate, length, longest: length }]
  })
  const copied = found.filter(({ boilerplate }) => !boilerplate)
  return {
    share: charactersOf(copied) / total,
    runs: joined(draft, found),
    sources: sourcesOf(copied, replies, total),
  }
}

async function commonFrom(index: ReplyIndex): Promise<number> {
  const { replies } = await index.state()
  return Math.min(COMMON.most, Math.max(COMMON.least, replies * COMMON.share))
}

/** Runs of one reply between which nothing but blanks and marks stands are one, from its first passage on. */
function joined(draft: string, runs: readonly OverlapRun[]): OverlapRun[] {
  const whole: OverlapRun[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    const between = last ? draft.slice(last.end, run.start) : ''
    if (last?.id === run.id && last.boilerplate === run.boilerplate && !/[\p{L}\p{N}]/u.test(between)) {
      const longest = Math.max(last.longest, run.longest)
      whole[whole.length - 1] = { ...last, end: run.end, length: last.length + run.length, longest }
    } else whole.push(run)
  }
  return whole
}

async function look(
  folded: Folded,
  index: ReplyIndex,
  except: readonly ReplyId[],
): Promise<{ runs: readonly HeldRun[]; replies: Map<ReplyId, Reply> }> {
  const { runs } = await index.heldRuns(folded.text, { shortest: SHORTEST_RUN, except })
  const replies = new Map<ReplyId, Reply>()
  for (const { id } of runs) {
    const reply = replies.has(id) ? null : await index.reply(id)
    if (reply) replies.set(id, reply)
  }
  return { runs, replies }
}

/** So much of a draft that no title tells apart is the reply itself. */
const SAME = 0.9

/** Whether `source`, which holds `share` of the draft, answers the same proposal from the same place: the draft itself,
 *  published. */
function isSameDocument(
  source: Reply,
  { reply: { header, region }, own }: { reply: Reply; own: Region | null },
  share: number,
): boolean {
  const place = own ?? region
  if (place === null || source.region?.code !== place.code) return false
  const titles = [header.title, header.proposal.title, header.docNumber]
  const theirs = [source.header.title, source.header.proposal.title, source.header.docNumber]
  if (titles.some((title, at) => title !== null && title === theirs[at])) return true
  return share >= SAME && [...titles.slice(0, 2), ...theirs.slice(0, 2)].every((title) => title === null)
}

function shareOf(runs: readonly HeldRun[], id: ReplyId, total: number): number {
  return runs.reduce((sum, run) => sum + (run.id === id ? run.end - run.start : 0), 0) / total
}

/** Whether the run lies in a part of the draft that is worded alike everywhere. */
function isInFrame({ passages }: Reply, { start, end }: Span): boolean {
  return passages.some(({ role, span }) => frameRoles.has(role) && span.start <= start && end <= span.end)
}

/** Whether the run is no more than the name of a document: names are quoted, not copied. */
function isDocument(draft: string, span: Span): boolean {
  const opened = draft.lastIndexOf('《', span.start)
  const closed = opened === -1 ? -1 : draft.indexOf('》', opened)
  return closed !== -1 && span.start < closed && span.end <= closed + 4
}

/** Whether the run is no more than the name of a programme: “315”科技创新体系建设工程. */
function isProgramme({ programmes, passages }: Reply, { start, end }: Span): boolean {
  const passage = passages.find(({ span }) => span.start <= start && end <= span.end)
  if (!passage) return false
  const from = passage.span.start
  return programmes.some(({ mentions }) =>
    mentions.some(
      ({ anchor, start: first, end: last }) =>
        anchor === passage.anchor && from + first <= start && end <= from + last,
    ),
  )
}

function charactersOf(runs: readonly OverlapRun[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0)
}

function sourcesOf(
  runs: readonly OverlapRun[],
  replies: ReadonlyMap<ReplyId, Reply>,
  total: number,
): OverlapSource[] {
  return [...replies.values()]
    .flatMap((reply): OverlapSource[] => {
      const from = runs.filter(({ id }) => id === reply.id)
      if (from.length === 0) return []
      const longest = Math.max(...from.map(({ length }) => length))
      return [{ reply, share: charactersOf(from) / total, longest }]
    })
    .sort((a, b) => b.share - a.share || (a.reply.id < b.reply.id ? -1 : 1))
}

/** The longer runs as findings. */
export function overlapFindings(draft: string, { runs, sources }: Overlap): Finding[] {
  const titles = new Map(sources.map(({ reply }) => [reply.id, nameOf(reply)]))
  return runs
    .filter(({ boilerplate, length }) => !boilerplate && length >= SHORTEST_FINDING)
    .map((run) =>
      finding(draft, run, {
        kind: 'overlap',
        rule: 'same-run',
        message: `与${titles.get(run.id) ?? '一篇答复'}有 ${howMany(draft, run)}，请核对是否需要改写或注明出处。`,
        suggestion: null,
      }),
    )
}

function howMany(draft: string, run: OverlapRun): string {
  const characters = [...slice(draft, run).replace(/\s/gu, '')].length
  return run.longest === run.length
    ? `${characters} 字连续相同`
    : `${characters} 字相同（其中连续 ${run.longest} 字）`
}

function nameOf({ header, region, docType }: Reply): string {
  const who = header.authority ?? region?.name ?? ''
  const asked = header.proposal.title
  const title = header.title ?? (asked === null ? null : answerTo(asked, docType))
  if (title === null) return who === '' ? '一篇答复' : `${who}的答复`
  return `${title.startsWith(who) ? '' : who}“${title}”`
}
