import type { Passage } from '../reply/passage.ts'
import type { Role } from '../reply/role.ts'
import type { Section } from '../reply/section.ts'
import { onlyThanks } from './closing.ts'
import { passageRole } from './passage-role.ts'
import type { Piece } from './pieces.ts'
import { quote, type Reading } from './reading.ts'
import { agreedRole, type Judged } from './section-roles.ts'

/** The sections and passages of the body, with spans and text of the source. */
export interface Body {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
}

/** Builds the section tree of the whole body from its `parts`, gives each section and passage its role, and numbers them.
 *  `unspoken` is the role of text without any evidence. */
export function readBody(reading: Reading, parts: readonly Judged[], unspoken: Role): Body {
  const context = { reading, passages: [], numbering: { section: 0 }, unspoken }
  const above = { path: [], inherited: null }
  return { sections: parts.map((part) => finishSection(part, context, above)), passages: context.passages }
}

interface Context {
  readonly reading: Reading
  /** Passages so far, in the order of the text. */
  readonly passages: Passage[]
  readonly numbering: { section: number }
  readonly unspoken: Role
}

/** What a section has from the one it stands in. */
interface Above {
  readonly path: readonly string[]
  /** The role of the section above, where it goes for all below. */
  readonly inherited: Role | null
}

function finishSection(part: Judged, context: Context, above: Above): Section {
  const { reading, numbering, unspoken } = context
  numbering.section += 1
  const anchor = `s${numbering.section}`
  const stated = part.stated ?? above.inherited
  const role = stated ?? part.shown ?? unspoken
  const heading = part.branch.heading && quote(reading, part.branch.heading)
  const path = heading === null ? above.path : [...above.path, heading]
  const byOpening = above.inherited === null && isBare(part) && role === 'plan'
  const from = context.passages.length
  addPassages(part, context, { anchor, role, path, decided: stated !== null, byOpening })
  const told = isBare(part) && !part.certain ? onlyRole(context.passages.slice(from)) : null
  const gathered = gatheredRole(part)
  const children = part.children.map((child) =>
    finishSection(child, context, { path, inherited: stated ?? (child.shown ? null : gathered) }),
  )
  const marker = part.branch.marker && quote(reading, part.branch.marker)
  return {
    anchor,
    level: part.branch.level,
    marker,
    heading,
    role: told ?? role,
    span: reading.toSource(part.branch.span),
    children,
  }
}

/** Whether neither a number nor a heading begins the part. */
function isBare({ branch }: Judged): boolean {
  return branch.heading === null && branch.marker === null
}

/** What points that say nothing go on with: never with what is lacking. */
function gatheredRole({ children, shown }: Judged): Role | null {
  return [agreedRole(children), shown].find((one) => one !== null && one !== 'problem') ?? null
}

/** The role that all of `passages` have; null where they differ, or where there are none. */
function onlyRole([first, ...others]: readonly Passage[]): Role | null {
  return first && others.every(({ role }) => role === first.role) ? first.role : null
}

interface Holder {
  readonly anchor: string
  readonly role: Role
  readonly path: readonly string[]
  /** Whether the role was stated and not gathered from the passages. */
  readonly decided: boolean
  /** Whether it was stated by the first words only. */
  readonly byOpening: boolean
}

function addPassages(part: Judged, { reading, passages }: Context, holder: Holder): void {
  const { role: own, decided, byOpening } = holder
  let last = roleBeforeTurn(part.pieces, holder) ?? holder.role
  for (const { start, end, evidence, tally } of part.pieces) {
    const span = reading.toSource({ start, end })
    const told = part.certain ? own : passageRole(tally, { role: own, decided, byOpening, before: last })
    const role = !part.certain && onlyThanks(reading.plain.slice(start, end)) ? 'thanks' : told
    if (role !== 'background' && role !== 'thanks') last = evidence?.strong && !evidence.lasting ? own : role
    passages.push({
      anchor: `p${passages.length + 1}`,
      section: holder.anchor,
      role,
      headingPath: holder.path,
      span,
      text: reading.source.slice(span.start, span.end),
    })
  }
}

/** Text without evidence that a turn follows (下一步，…) is not of what it turns to, nor is it behind what is said of the
 *  proposal. */
function roleBeforeTurn(pieces: readonly Piece[], { decided, role }: Holder): Role | null {
  const first = pieces.findIndex(({ evidence }) => evidence !== null && evidence.role !== 'background')
  const evidence = pieces[first]?.evidence
  const turns = !decided && first > 0 && evidence?.strong === true && evidence.role === role
  return turns ? 'done' : null
}
