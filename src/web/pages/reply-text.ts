import type { Passage } from '../../reply/passage.ts'
import type { Reply } from '../../reply/reply.ts'
import { type Role, roleLabels } from '../../reply/role.ts'
import { flattenSections, type Section } from '../../reply/section.ts'
import type { Offsets } from '../../search/answer.ts'
import { type MarkedHtml, markedHtml } from '../marked-html.ts'

/** A piece of the reply's text, in its order. */
export type BlockView = HeadingBlock | PassageBlock

interface HeadingBlock {
  readonly kind: 'heading'
  readonly anchor: string
  /** 2…4, for h2 to h4. */
  readonly rank: number
  readonly text: string
}

interface PassageBlock {
  readonly kind: 'passage'
  readonly anchor: string
  /** Anchors of sections that begin with this very passage. */
  readonly sections: readonly string[]
  readonly role: Role
  /** Null when the passage before has the same role. */
  readonly roleLabel: string | null
  readonly marked: MarkedHtml
  /** Null when nothing in the passage is marked. */
  readonly hit: Hit | null
}

interface Hit {
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly previous: string | null
  readonly next: string | null
}

/** Headings that stand outside the passages, and the passages, as they follow one another in the text. */
export function blockViews(reply: Reply, marks: ReadonlyMap<string, readonly Offsets[]>): BlockView[] {
  const sections = flattenSections(reply.sections)
  const hits = hitsByAnchor(reply.passages, marks)
  const pending = [...sections]
  const blocks: BlockView[] = []
  let role: Role | null = null
  for (const passage of reply.passages) {
    const begun: string[] = []
    for (let next = pending[0]; next && next.span.start <= passage.span.start; next = pending[0]) {
      pending.shift()
      const heading = headingBlock(next, reply.text.slice(next.span.start, passage.span.start))
      if (heading) blocks.push(heading)
      else begun.push(next.anchor)
    }
    const roleLabel = passage.role === role ? null : roleLabels[passage.role]
    role = passage.role
    const marked = markedHtml(passage.text, marks.get(passage.anchor))
    const hit = hits.get(passage.anchor) ?? null
    blocks.push({ kind: 'passage', anchor: passage.anchor, sections: begun, role, roleLabel, marked, hit })
  }
  return [...blocks, ...pending.flatMap((section) => headingBlock(section, section.heading ?? '') ?? [])]
}

/** Null for a section without number and heading, or when nothing stands between its beginning and its first
 *  passage: then the heading is part of the passage. */
function headingBlock(section: Section, before: string): HeadingBlock | null {
  const text = (section.marker ?? '') + (section.heading ?? '')
  if (text === '' || before.trim() === '') return null
  return { kind: 'heading', anchor: section.anchor, rank: Math.min(section.level + 1, 4), text }
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
