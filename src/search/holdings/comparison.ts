import { setImmediate } from 'node:timers/promises'
import type { Passage } from '../../reply/passage.ts'
import { type IsoDate, type Reply, type ReplyId, replyDate } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import type { Offsets } from '../answer.ts'
import { toOffsets } from '../present.ts'
import type { Holdings, SightedReply } from './holdings.ts'
import { sightingsWithin } from './programme-list.ts'
import { figuresBeside } from './quotes.ts'
import { repliesHeld } from './regions.ts'
import { sharedRuns } from './shared-runs.ts'
import { type Appearance, sumSightings } from './sightings.ts'

/** What the replies of several regions say of one programme, side by side. */
export interface Comparison {
  readonly programme: string
  /** One for each region, in the order asked for. */
  readonly columns: readonly Column[]
}

export interface Column extends Appearance {
  readonly region: string
  /** Replies held of the region and all that lies in it. */
  readonly held: number
  readonly parts: readonly ColumnPart[]
}

/** What one region says under one heading. */
export interface ColumnPart {
  readonly part: PartName
  readonly passages: readonly ComparedPassage[]
  /** Passages beyond those. */
  readonly more: number
}

/** A passage word for word. Offsets are UTF-16 code units of `text`. */
export interface ComparedPassage {
  readonly id: ReplyId
  readonly anchor: string
  /** `/r/…#p12` */
  readonly url: string
  readonly authority: string | null
  readonly date: IsoDate | null
  readonly role: Role
  readonly text: string
  /** The programme's names. */
  readonly highlights: readonly Offsets[]
  /** Numbers with what they count. */
  readonly figures: readonly Offsets[]
  /** What stands in the column of another region, too. */
  readonly shared: readonly Offsets[]
}

/** Done, planned, and all else. */
export const partNames = ['done', 'plan', 'rest'] as const
export type PartName = (typeof partNames)[number]

/** The newest replies of a region that are read; those that remain are counted only. */
const MOST_REPLIES = 12
/** Passages shown of one region under one heading. */
const MOST_PASSAGES = 4

/** Compares what is said of `programme` in the replies of each of `regions`. */
export async function compareRegions(
  holdings: Holdings,
  { programme, regions }: { readonly programme: string; readonly regions: readonly string[] },
  replyOf: (id: ReplyId) => Promise<Reply | null>,
): Promise<Comparison> {
  const columns: Column[] = []
  for (const region of regions) {
    const within = sightingsWithin(holdings.programmes.get(programme), region)
    const sighted = newest(within.flatMap(([, { replies }]) => replies))
    const passages: ComparedPassage[] = []
    for (const { id } of sighted) {
      const reply = await replyOf(id)
      if (reply) passages.push(...mentioning(reply, programme))
    }
    await setImmediate()
    const held = repliesHeld(holdings, region)
    columns.push({ region, held, ...sumSightings(within), parts: partsOf(passages) })
  }
  return { programme, columns: withShared(columns) }
}

function newest(replies: readonly SightedReply[]): SightedReply[] {
  return replies
    .toSorted((a, b) => ((a.date ?? '') === (b.date ?? '') ? 0 : (a.date ?? '') > (b.date ?? '') ? -1 : 1))
    .slice(0, MOST_REPLIES)
}

function mentioning(reply: Reply, programme: string): ComparedPassage[] {
  const mentions = reply.programmes.find(({ id }) => id === programme)?.mentions ?? []
  return reply.passages.flatMap((passage) => {
    const here = mentions.filter(({ anchor }) => anchor === passage.anchor)
    return here.length === 0 ? [] : [toCompared(reply, passage, here)]
  })
}

function toCompared(
  reply: Reply,
  { anchor, role, text }: Passage,
  mentions: readonly { readonly start: number; readonly end: number }[],
): ComparedPassage {
  return {
    id: reply.id,
    anchor,
    url: `/r/${reply.id}#${anchor}`,
    authority: reply.header.authority,
    date: replyDate(reply.header),
    role,
    text,
    highlights: mentions.map(toOffsets),
    figures: figuresBeside(text, mentions).map(toOffsets),
    shared: [],
  }
}

function partsOf(passages: readonly ComparedPassage[]): ColumnPart[] {
  return partNames.map((part) => {
    const of = passages.filter(({ role }) => partOf(role) === part)
    return { part, passages: of.slice(0, MOST_PASSAGES), more: Math.max(0, of.length - MOST_PASSAGES) }
  })
}

function partOf(role: Role): PartName {
  return role === 'done' || role === 'plan' ? role : 'rest'
}

function withShared(columns: readonly Column[]): Column[] {
  const shared = sharedRuns(columns.map(({ parts }) => passagesOf(parts).map(({ text }) => text)))
  return columns.map((column, at) => {
    const spans = passagesOf(column.parts).map((passage, nth) => [passage, shared[at]?.[nth] ?? []] as const)
    const byPassage = new Map(spans)
    const parts = column.parts.map((part) => ({
      ...part,
      passages: part.passages.map((passage) => ({
        ...passage,
        shared: (byPassage.get(passage) ?? []).map(toOffsets),
      })),
    }))
    return { ...column, parts }
  })
}

function passagesOf(parts: readonly ColumnPart[]): ComparedPassage[] {
  return parts.flatMap(({ passages }) => passages)
}
