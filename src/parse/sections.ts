import type { Passage } from '../reply/passage.ts'
import type { Role } from '../reply/role.ts'
import type { Section } from '../reply/section.ts'
import { bodyParts } from './body-parts.ts'
import { onlyThanks } from './closing.ts'

import type { Letter } from './letter.ts'
import { quote, type Reading } from './reading.ts'
import type { RoleEvidence } from './roles.ts'
import { agreedRole, type Judged, judgeParts } from './section-roles.ts'

/** The sections and passages of the body, with spans and text of the source. */
export interface Body {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
}

/** Builds the section tree of the whole body, gives each section and passage its role, and numbers them. */
export function readBody(reading: Reading, letter: Letter): Body {
  const judged = judgeParts(reading.plain, bodyParts(reading.plain, letter))
  const context = { reading, passages: [], numbering: { section: 0 } }
  const above = { path: [], inherited: null }
  return { sections: judged.map((part) => finishSection(part, context, above)), passages: context.passages }
}

interface Context {
  readonly reading: Reading
  /** Passages so far, in the order of the text. */
  readonly passages: Passage[]
  readonly numbering: { section: number }
}

/** What a section has from the one it stands in. */
interface Above {
  readonly path: readonly string[]
  /** The role of the section above, where it goes for all below. */
  readonly inherited: Role | null
}

function finishSection(part: Judged, context: Context, above: Above): Section {
  const { reading, numbering } = context
  numbering.section += 1
  const anchor = `s${numbering.section}`
  const stated = part.stated ?? above.inherited
  const role = stated ?? part.shown ?? 'other'
  const heading = part.branch.heading && quote(reading, part.branch.heading)
  const path = heading === null ? above.path : [...above.path, heading]
  addPassages(part, context, { anchor, role, path, decided: stated !== null })
  const gathered = agreedRole(part.children) ?? part.shown
  const children = part.children.map((child) =>
    finishSection(child, context, { path, inherited: stated ?? (child.shown ? null : gathered) }),
  )
  const marker = part.branch.marker && quote(reading, part.branch.marker)
  return {
    anchor,
    level: part.branch.level,
    marker,
    heading,
    role,
    span: reading.toSource(part.branch.span),
    children,
  }
}

interface Holder {
  readonly anchor: string
  readonly role: Role
  readonly path: readonly string[]
  /** Whether the role was stated and not gathered from the passages. */
  readonly decided: boolean
}

function addPassages(part: Judged, { reading, passages }: Context, holder: Holder): void {
  let last = holder.role
  for (const { start, end, evidence } of part.pieces) {
    const span = reading.toSource({ start, end })
    const told = part.certain ? holder.role : passageRole(evidence, last, holder)
    const role = !part.certain && onlyThanks(reading.plain.slice(start, end)) ? 'thanks' : told
    last = evidence?.strong && !evidence.lasting ? holder.role : role
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

/** Strong evidence decides; weak evidence where the section's role is only gathered; else what was said last goes
 *  on: behind 下一步 all is planned until the text looks back again. */
function passageRole(evidence: RoleEvidence | null, last: Role, holder: Holder): Role {
  if (evidence?.strong) return evidence.role
  if (evidence && !holder.decided) return evidence.role
  // What stands before the numbered parts tells the background, unless it speaks of plans or of what is lacking.
  if (evidence && holder.role === 'background' && evidence.role !== 'done') return evidence.role
  if (evidence?.role === 'done' && holder.role !== 'plan') return holder.role
  return last
}
