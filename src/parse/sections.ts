import type { Passage } from '../reply/passage.ts'
import type { Role } from '../reply/role.ts'
import type { Section } from '../reply/section.ts'
import type { Span } from '../text/span.ts'
import type { Letter } from './letter.ts'
import { cutPieces, type Piece } from './pieces.ts'
import { quote, type Reading } from './reading.ts'
import { announcedRole, headingRole, type RoleEvidence } from './roles.ts'
import { type Branch, buildTree } from './section-tree.ts'
import { splitSentences } from './sentences.ts'

/** The sections and passages of the body. Spans are of the reading. */
export interface Body {
  readonly sections: readonly Section[]
  readonly passages: readonly Passage[]
}

/** Builds the section tree of the whole body, gives each section and passage its role, and cuts the passages. */
export function readBody(reading: Reading, letter: Letter): Body {
  const roots = bodyParts(reading.plain, letter).map((part) => prepare(reading.plain, part.branch, part.role))
  const numbering = { section: 0, passage: 0 }
  const passages: Passage[] = []
  const announced = announcedBefore(reading.plain, roots)
  const sections = roots.map((root) =>
    finish(root, { reading, passages, numbering, path: [], inherited: root.stated ?? announced(root) }),
  )
  return { sections, passages }
}

interface Part {
  readonly branch: Branch
  /** Fixed by the place in the letter; null where heading and content decide. */
  readonly role: Role | null
}

function bodyParts(plain: string, letter: Letter): Part[] {
  const flat = (role: Role, span: Span | null): Part[] =>
    span && span.end > span.start
      ? [{ role, branch: { level: 1, marker: null, heading: null, span, children: [] } }]
      : []
  const main = buildTree(plain, letter.main)
  const numbered = main.length > 1
  return joinTouching(
    [
      ...flat('other', letter.proposalText),
      ...flat('greeting', letter.greeting),
      ...flat('receipt', letter.receipt),
      ...main.map((branch) => ({
        branch,
        role: numbered && branch.marker === null ? ('background' as const) : null,
      })),
      ...letter.closing.parts.flatMap((part) => flat(part.role, part.span)),
    ],
    letter.body,
  )
}

/** Stretches the parts over the blanks between them, so that they cover the body without holes. */
function joinTouching(parts: readonly Part[], body: Span): Part[] {
  return parts.map((part, at) => {
    const start = at === 0 ? body.start : part.branch.span.start
    const end = parts[at + 1]?.branch.span.start ?? body.end
    return { ...part, branch: stretch(part.branch, { start, end }) }
  })
}

function stretch(branch: Branch, span: Span): Branch {
  const last = branch.children.at(-1)
  const children = last
    ? [...branch.children.slice(0, -1), stretch(last, { start: last.span.start, end: span.end })]
    : []
  return { ...branch, span, children }
}

/** A branch with its own text cut into pieces. */
interface Prepared {
  readonly branch: Branch
  readonly stated: Role | null
  readonly fixed: boolean
  readonly pieces: readonly Piece[]
  readonly children: readonly Prepared[]
  /** The role that most of its text shows, children included. */
  readonly shown: Role | null
}

function prepare(plain: string, branch: Branch, role: Role | null): Prepared {
  const children = spreadRunIn(branch.children.map((child) => prepare(plain, child, null)))
  const ownEnd = branch.children[0]?.span.start ?? branch.span.end
  const textFrom = (branch.heading ?? branch.marker ?? { end: branch.span.start }).end
  // 下一步，一是…: the words before the first marker are its text.
  const wordsBefore = branch.marker !== null && branch.marker.start > branch.span.start
  const pieces = cutPieces(
    plain,
    { start: branch.span.start, end: ownEnd },
    wordsBefore ? undefined : textFrom,
  )
  const heading = branch.heading && headingRole(plain.slice(branch.heading.start, branch.heading.end))
  const opening = pieces[0]?.evidence
  const run = branch.level === 5 && opening?.strong ? opening.role : null
  return {
    branch,
    stated: role ?? heading ?? run,
    fixed: role !== null && role !== 'background',
    pieces,
    children,
    shown: majority(pieces, children),
  }
}

/** 下一步，一是…；二是…: what the words before the first point say goes for all points. */
function spreadRunIn(points: readonly Prepared[]): Prepared[] {
  const [first] = points
  const role = first && first.branch.marker?.start !== first.branch.span.start ? first.stated : null
  return points.map((point) => ({ ...point, stated: point.stated ?? role }))
}

function majority(pieces: readonly Piece[], children: readonly Prepared[]): Role | null {
  const weight = new Map<Role, number>()
  const add = (role: Role | null | undefined, size: number) => {
    if (role) weight.set(role, (weight.get(role) ?? 0) + size)
  }
  for (const piece of pieces) add(piece.evidence?.role, piece.end - piece.start)
  // Its own text speaks for a section, its points only where that says nothing.
  if (weight.size > 0) return heaviest(weight)
  for (const child of children)
    add(child.stated ?? child.shown, child.branch.span.end - child.branch.span.start)
  return heaviest(weight)
}

function heaviest(weight: ReadonlyMap<Role, number>): Role | null {
  return [...weight].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** The words before the numbered parts may say what they are: 下一步，将着力做好以下几方面工作：. */
function announcedBefore(plain: string, roots: readonly Prepared[]): (root: Prepared) => Role | null {
  const first = roots.findIndex((root) => root.branch.marker !== null)
  const lead = roots[first - 1]
  if (!lead || lead.fixed) return () => null
  const tail = {
    start: Math.max(lead.branch.span.start, lead.branch.span.end - 400),
    end: lead.branch.span.end,
  }
  const last = splitSentences(plain, tail).at(-1)
  const role = last ? announcedRole(plain.slice(last.start, last.end)) : null
  return (root) => (root.branch.marker === null ? null : role)
}

interface Context {
  readonly reading: Reading
  readonly passages: Passage[]
  readonly numbering: { section: number; passage: number }
  readonly path: readonly string[]
  /** The role of the section above, or announced for it. */
  readonly inherited: Role | null
}

function finish(node: Prepared, context: Context): Section {
  const { reading, numbering } = context
  numbering.section += 1
  const anchor = `s${numbering.section}`
  const stated = node.stated ?? context.inherited
  const role = stated ?? node.shown ?? 'other'
  const heading = node.branch.heading && quote(reading, node.branch.heading)
  const path = heading === null ? context.path : [...context.path, heading]
  addPassages(node, context, { anchor, role, path, decided: stated !== null })
  const children = node.children.map((child) =>
    finish(child, {
      ...context,
      path,
      inherited: child.stated ?? stated ?? (child.shown ? null : node.shown),
    }),
  )
  return {
    anchor,
    level: node.branch.level,
    marker: node.branch.marker && quote(reading, node.branch.marker),
    heading,
    role,
    span: node.branch.span,
    children,
  }
}

function addPassages(
  node: Prepared,
  { reading, passages, numbering }: Context,
  section: { anchor: string; role: Role; path: readonly string[]; decided: boolean },
): void {
  let current = section.role
  for (const piece of node.pieces) {
    numbering.passage += 1
    current = passageRole(piece.evidence, { ...section, current, fixed: node.fixed })
    passages.push({
      anchor: `p${numbering.passage}`,
      section: section.anchor,
      role: current,
      headingPath: section.path,
      span: { start: piece.start, end: piece.end },
      text: reading.text.slice(piece.start, piece.end),
    })
  }
}

/** Strong evidence decides; weak evidence where the section's role is only inferred; else what was said last. */
function passageRole(
  evidence: RoleEvidence | null,
  at: { role: Role; current: Role; decided: boolean; fixed: boolean },
): Role {
  if (at.fixed) return at.role
  if (evidence?.strong) return evidence.role
  if (!at.decided && evidence) return evidence.role
  // What follows 下一步 stays a plan until the text looks back again.
  if (evidence?.role === 'done' && at.role !== 'plan') return at.role
  return at.current === 'problem' ? at.role : at.current
}
