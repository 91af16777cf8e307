import type { Role } from '../reply/role.ts'
import type { Part } from './body-parts.ts'
import { isBlank } from './lines.ts'
import { cutPieces, type Piece } from './pieces.ts'
import { announcedRole, headingRole } from './roles.ts'
import type { Branch } from './section-tree.ts'
import { splitSentences } from './sentences.ts'

/** A branch with its own text cut into pieces, and with its role as far as it is known. */
export interface Judged {
  readonly branch: Branch
  /** From its place, its heading, or the words that lead to it; null when none of them tells. */
  readonly stated: Role | null
  /** Whether `stated` holds for every passage, whatever it says. */
  readonly certain: boolean
  readonly pieces: readonly Piece[]
  readonly children: readonly Judged[]
  /** The role that most of its text shows. */
  readonly shown: Role | null
}

/** Judges every part of the body. */
export function judgeParts(plain: string, parts: readonly Part[]): Judged[] {
  const announced = announcedByLead(plain, parts)
  const judged = parts.map(({ branch, role, place }) => {
    const own = judge(plain, branch, role)
    const certain = place === 'frame'
    return { ...own, certain, stated: own.stated ?? (place === 'main' && branch.marker ? announced : null) }
  })
  return shareAmongPoints(judged)
}

function judge(plain: string, branch: Branch, role: Role | null): Judged {
  const children = shareRunIn(
    plain,
    branch.children.map((child) => judge(plain, child, null)),
  )
  const own = { start: branch.span.start, end: branch.children[0]?.span.start ?? branch.span.end }
  // 下一步，一是…: the words before the first number are the point's text.
  const textFrom = hasRunIn(plain, branch) ? own.start : (branch.heading ?? branch.marker)?.end
  const pieces = cutPieces(plain, own, textFrom)
  return {
    branch,
    stated: role ?? headingOrOpening(plain, branch, pieces),
    certain: false,
    pieces,
    children,
    shown: shownRole(pieces, children),
  }
}

/** A part without a heading is what its first words say. */
function headingOrOpening(plain: string, branch: Branch, pieces: readonly Piece[]): Role | null {
  if (branch.heading) {
    const role = headingRole(plain.slice(branch.heading.start, branch.heading.end))
    // 办理情况, and below it nothing but what will be done.
    return role === 'done' && onlyPlans(pieces, branch) ? 'plan' : role
  }
  const opening = pieces[0]?.evidence
  return opening?.strong && (branch.level === 5 || branch.marker === null) ? opening.role : null
}

function onlyPlans(pieces: readonly Piece[], branch: Branch): boolean {
  return (
    branch.children.length === 0 &&
    pieces.length > 0 &&
    pieces.every(({ evidence }) => evidence?.role === 'plan')
  )
}

function hasRunIn(plain: string, { marker, span }: Branch): boolean {
  return marker !== null && !isBlank(plain, { start: span.start, end: marker.start })
}

/** 下一步，一是…；二是…: what the words before the first point say goes for all points. */
function shareRunIn(plain: string, points: readonly Judged[]): Judged[] {
  const [first] = points
  const role = first && hasRunIn(plain, first.branch) ? first.stated : null
  return points.map((point) => ({ ...point, stated: point.stated ?? role }))
}

/** A numbered part that shows no role goes with the others, if they agree or are mere points. */
function shareAmongPoints(parts: readonly Judged[]): Judged[] {
  const numbered = parts.filter(({ branch }) => branch.marker !== null)
  const known = new Set(numbered.flatMap(({ stated, shown }) => stated ?? shown ?? []))
  const role = shownRole([], numbered)
  return parts.map((part) => {
    if (part.branch.marker === null || (part.stated ?? part.shown) !== null) return part
    return known.size === 1 || part.branch.level >= 3 ? { ...part, stated: role } : part
  })
}

/** Its own text speaks for a section, its points only where that says nothing. */
function shownRole(pieces: readonly Piece[], children: readonly Judged[]): Role | null {
  const own = new Weights()
  for (const { evidence, start, end } of pieces) own.add(evidence?.role ?? null, end - start)
  if (own.heaviest) return own.heaviest
  const below = new Weights()
  for (const { stated, shown, branch } of children) {
    below.add(stated ?? shown, branch.span.end - branch.span.start)
  }
  return below.heaviest
}

/** How much text shows which role. */
class Weights {
  private readonly sums = new Map<Role, number>()

  add(role: Role | null, size: number): void {
    if (role) this.sums.set(role, (this.sums.get(role) ?? 0) + size)
  }

  /** Of equal ones the first; null where no role is shown. */
  get heaviest(): Role | null {
    let found: Role | null = null
    let most = 0
    for (const [role, sum] of this.sums) {
      if (sum > most) [found, most] = [role, sum]
    }
    return found
  }
}

/** The lead may say what the numbered parts are: 下一步，将着力做好以下几方面工作：. */
function announcedByLead(plain: string, parts: readonly Part[]): Role | null {
  const lead = parts.find(({ place }) => place === 'lead')
  if (!lead) return null
  const { span } = lead.branch
  const last = splitSentences(plain, { start: Math.max(span.start, span.end - 400), end: span.end }).at(-1)
  return last ? announcedRole(plain.slice(last.start, last.end)) : null
}
