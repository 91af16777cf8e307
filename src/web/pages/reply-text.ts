import type { Passage } from '../../reply/passage.ts'
import type { Reply, ReplyId } from '../../reply/reply.ts'
import { type Role, roleLabels } from '../../reply/role.ts'
import { flattenSections, type Section } from '../../reply/section.ts'
import type { Offsets } from '../../search/answer.ts'
import { SHORTEST_WORDING } from '../../search/wording/same-wording.ts'
import { foldText } from '../../text/fold.ts'
import { type MarkedHtml, markedHtml } from '../marked-html.ts'

/** One passage as the page of its reply shows it. */
export interface PassageView {
  readonly anchor: string
  /** Anchors of sections that begin here without their heading. */
  readonly sections: readonly string[]
  readonly role: Role
  /** Null when the passage before has the same role. */
  readonly roleLabel: string | null
  /** The headings with which the passage begins, outermost first. */
  readonly headings: readonly HeadingView[]
  /** The headings of points （1） and 一是, which stay in their paragraph. */
  readonly runIns: readonly HeadingView[]
  /** What follows; null for a passage that is only headings. */
  readonly rest: { readonly marked: MarkedHtml } | null
  /** Null when nothing in the passage is marked. */
  readonly hit: Hit | null
  /** Who else says it; null for names and dates, and for a passage too short to ask for. */
  readonly same: string | null
}

interface HeadingView {
  readonly anchor: string
  /** 2…4, for h2 to h4; without use for a run-in. */
  readonly rank: number
  readonly marked: MarkedHtml
}

interface Hit {
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly previous: string | null
  readonly next: string | null
}

/** The passages of the reply in order, with `marks` by anchor. Their words are those of the reply, unchanged. */
export function passageViews(reply: Reply, marks: ReadonlyMap<string, readonly Offsets[]>): PassageView[] {
  const hits = hitsByAnchor(reply.passages, marks)
  const beginning = sectionsByPassage(reply)
  const ranks = new Map(ranked(reply.sections, 2))
  return reply.passages.map((passage, at) => {
    const previous = reply.passages[at - 1]
    const begun = beginning.get(passage.anchor) ?? []
    const { headings, end } = leadingHeadings(passage.text, begun)
    const headed = new Set(headings.map(({ section }) => section.anchor))
    const part = (from: number, to?: number) =>
      markedHtml(passage.text.slice(from, to), shifted(marks.get(passage.anchor) ?? [], from))
    const headingView = ({ section, start, end: to }: FoundHeading): HeadingView => {
      return { anchor: section.anchor, rank: ranks.get(section.anchor) ?? 2, marked: part(start, to) }
    }
    return {
      anchor: passage.anchor,
      sections: begun.map(({ anchor }) => anchor).filter((anchor) => !headed.has(anchor)),
      role: passage.role,
      roleLabel: passage.role === previous?.role ? null : roleLabels[passage.role],
      headings: headings.filter(({ section }) => standsAlone(section)).map(headingView),
      runIns: headings.filter(({ section }) => !standsAlone(section)).map(headingView),
      rest: end === passage.text.length ? null : { marked: part(end) },
      hit: hits.get(passage.anchor) ?? null,
      same: sameHref(reply.id, passage),
    }
  })
}

/** Passages of these roles are names, dates and telephone numbers. */
const nameRoles: ReadonlySet<Role> = new Set(['greeting', 'signature', 'contact'])

function sameHref(id: ReplyId, { anchor, role, text }: Passage): string | null {
  const isWording = !nameRoles.has(role) && foldText(text).length >= SHORTEST_WORDING
  return isWording ? `/same?id=${id}&anchor=${anchor}` : null
}

/** The sections that begin with each passage or between it and the one before, outermost first. */
function sectionsByPassage({ sections, passages }: Reply): Map<string, Section[]> {
  const waiting = flattenSections(sections)
  const begun = new Map<string, Section[]>()
  let from = 0
  for (const { anchor, span } of passages) {
    let to = from
    while ((waiting[to]?.span.start ?? Infinity) <= span.start) to += 1
    begun.set(anchor, waiting.slice(from, to))
    from = to
  }
  return begun
}

interface FoundHeading {
  readonly section: Section
  readonly start: number
  readonly end: number
}

function standsAlone({ level, heading }: Section): boolean {
  return level <= 3 && heading !== null
}

/** The rank of each section's heading: one below the heading around it, also where a reply skips from 一、 to 1. */
function ranked(sections: readonly Section[], rank: number): [string, number][] {
  return sections.flatMap((section): [string, number][] => [
    [section.anchor, rank],
    ...ranked(section.children, standsAlone(section) ? rank + 1 : rank),
  ])
}

/** The headings of `sections` that `text` begins with, one after the other, each with its full stop or colon. */
function leadingHeadings(
  text: string,
  sections: readonly Section[],
): { headings: FoundHeading[]; end: number } {
  const headings: FoundHeading[] = []
  let end = 0
  for (const section of sections) {
    const title = section.heading === null ? '' : (section.marker ?? '') + section.heading
    const start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)
    if (title === '' || !text.startsWith(title, start)) continue
    end = start + title.length
    end += /^[。．:：]?\s*/.exec(text.slice(end))?.[0].length ?? 0
    headings.push({ section, start, end })
  }
  return { headings, end }
}

function shifted(marks: readonly Offsets[], by: number): Offsets[] {
  return marks.map(([start, end]): Offsets => [start - by, end - by])
}

function hitsByAnchor(
  passages: readonly Passage[],
  marks: ReadonlyMap<string, readonly Offsets[]>,
): Map<string, Hit> {
  const anchors = passages
    .map(({ anchor }) => anchor)
    .filter((anchor) => (marks.get(anchor) ?? []).length > 0)
  return new Map(
    anchors.map((anchor, at) => [
      anchor,
      {
        number: at + 1,
        count: anchors.length,
        previous: at > 0 ? `#${anchors[at - 1] ?? ''}` : null,
        next: at + 1 < anchors.length ? `#${anchors[at + 1] ?? ''}` : null,
      },
    ]),
  )
}
