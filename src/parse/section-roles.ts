import type { Role } from '../reply/role.ts'
import type { Part } from './body-parts.ts'
import type { Branch } from './branch.ts'
import { isBlank } from './lines.ts'
import { isLabelled } from './number-forms.ts'
import { cutPieces, type Piece } from './pieces.ts'
import { tallySentence } from './role-tally.ts'
import { announcedRole, headingRole } from './roles.ts'
import { isAt, LINE_END, type Scanned, STOP, skipBack, WHITE } from './scan.ts'

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
export function judgeParts(text: Scanned, parts: readonly Part[]): Judged[] {
  const judged = parts.map((part) => judge(text, part))
  return listsOf(text.plain, judged).flatMap((list) => shareAmongPoints(announce(text, list)))
}

/** Neighbouring parts in runs: each number one begins a list of its own. */
function listsOf(plain: string, parts: readonly Judged[]): Judged[][] {
  const lists: Judged[][] = []
  for (const part of parts) {
    const list = lists.at(-1)
    if (list && !beginsList(plain, part)) list.push(part)
    else lists.push([part])
  }
  return lists
}

function beginsList(plain: string, { branch: { marker } }: Judged): boolean {
  return (
    marker !== null &&
    /^[(第]?(?:[一1][^一二三四五六七八九十\d]|①|首先)/.test(plain.slice(marker.start, marker.end))
  )
}

/** How far before a list the words are looked for that lead to it, in characters. */
const longestLeadIn = 200

/** The words before a list may say what its points are: 下一步，将着力做好以下几方面工作：. */
function announce(text: Scanned, list: readonly Judged[]): readonly Judged[] {
  const [first] = list
  if (!first || !beginsList(text.plain, first)) return list
  const role = announcedRole(sentenceBefore(text, first.branch.span.start))
  return role === null
    ? list
    : list.map((part) => (part.branch.marker ? { ...part, stated: part.stated ?? role } : part))
}

/** The sentence that ends before `at`, or its last characters. */
function sentenceBefore(text: Scanned, at: number): string {
  const { plain } = text
  const floor = Math.max(0, at - longestLeadIn)
  const end = skipBack(text, at, floor, WHITE)
  let start = Math.max(floor, end - 1)
  while (start > floor && (!isAt(text, start - 1, STOP | LINE_END) || plain.charAt(start - 1) === ';'))
    start -= 1
  return plain.slice(start, end)
}

function judge(text: Scanned, { branch, role, place }: Part): Judged {
  const children = branch.children.length === 0 ? [] : judgePoints(text, branch.children)
  const own = { start: branch.span.start, end: branch.children[0]?.span.start ?? branch.span.end }
  // 下一步，一是…: the words before the first number are the point's text.
  const behind = hasRunIn(text, branch) ? own.start : (branch.heading ?? branch.marker)?.end
  const textFrom = place === 'frame' ? own.end : behind
  const pieces = cutPieces(text, own, textFrom)
  return {
    branch,
    stated: role ?? headingOrOpening(text.plain, branch, pieces),
    certain: place === 'frame',
    pieces,
    children,
    shown: shownRole(pieces, children),
  }
}

function judgePoints(text: Scanned, branches: readonly Branch[]): Judged[] {
  const points = branches.map((branch) => judge(text, { branch, role: null, place: 'main' }))
  return listsOf(text.plain, shareRunIn(text, points)).flatMap((list) => announce(text, list))
}

/** A part without a heading is what its first words say; what is asked (问题一：) says nothing of its answer. */
function headingOrOpening(plain: string, branch: Branch, pieces: readonly Piece[]): Role | null {
  if (branch.marker && isLabelled(plain, branch.marker)) return null
  if (branch.heading) {
    const heading = plain.slice(branch.heading.start, branch.heading.end)
    const role = headingRole(heading) ?? sentenceRole(heading)
    // 办理情况, and below it nothing but what will be done.
    return role === 'done' && onlyPlans(pieces, branch) ? 'plan' : role
  }
  return openingRole(branch, pieces)
}

function openingRole(branch: Branch, pieces: readonly Piece[]): Role | null {
  const opening = pieces[0]?.evidence
  const speaksForAll = branch.level === 5 || (branch.marker === null && opening?.lasting === true)
  return opening?.strong && speaksForAll ? opening.role : null
}

/** 我们将积极建议有关部门加强清理: a heading that is a sentence says itself what it is. */
function sentenceRole(heading: string): Role | null {
  const opening = heading.includes('将') ? tallySentence(heading).opening : null
  return opening?.role === 'plan' ? 'plan' : null
}

function onlyPlans(pieces: readonly Piece[], branch: Branch): boolean {
  return (
    branch.children.length === 0 &&
    pieces.length > 0 &&
    pieces.every(({ evidence }) => evidence?.role === 'plan')
  )
}

function hasRunIn(text: Scanned, { marker, span }: Branch): boolean {
  return marker !== null && !isBlank(text, { start: span.start, end: marker.start })
}

/** 下一步，一是…；二是…: what the words before the first point say goes for all points. */
function shareRunIn(text: Scanned, points: readonly Judged[]): readonly Judged[] {
  const [first] = points
  const role = first && hasRunIn(text, first.branch) ? first.stated : null
  return role === null ? points : points.map((point) => ({ ...point, stated: point.stated ?? role }))
}

/** The role of those points that show one, if they agree: 一是…；二是将…. */
export function agreedRole(points: readonly Judged[]): Role | null {
  let agreed: Role | null = null
  for (const point of points) {
    const role = roleOf(point)
    if (role !== null && agreed !== null && role !== agreed) return null
    agreed ??= role
  }
  return agreed
}

/** A numbered part that shows no role goes with the others, if they agree on work done or plans; a mere point goes with
 *  the one before. */
function shareAmongPoints(parts: readonly Judged[]): Judged[] {
  const numbered = parts.filter(({ branch }) => branch.marker !== null)
  const agreed = shared(agreedRole(numbered))
  let nearest = numbered.map((part) => shared(roleOf(part))).find((role) => role !== null) ?? null
  return parts.map((part) => {
    const own = roleOf(part)
    if (shared(own) !== null && part.branch.marker !== null) nearest = own
    if (own !== null || part.branch.marker === null) return part
    return { ...part, stated: agreed ?? (part.branch.level >= 3 ? nearest : null) }
  })
}

/** What is lacking, and how things are, is said: nobody goes on with it in silence. */
function shared(role: Role | null): Role | null {
  return role === 'problem' || role === 'background' ? null : role
}

function roleOf({ stated, shown }: Judged): Role | null {
  return stated ?? shown
}

/** Its own text speaks for a section, its points only where that says nothing. */
function shownRole(pieces: readonly Piece[], children: readonly Judged[]): Role | null {
  const own = new Weights()
  for (const { evidence, start, end } of pieces) own.add(evidence?.role ?? null, end - start)
  const role = own.heaviest
  if (role || children.length === 0) return role
  const below = new Weights()
  for (const { stated, shown, branch } of children) {
    below.add(stated ?? shown, branch.span.end - branch.span.start)
  }
  return below.heaviest
}

/** How much text shows which role. */
class Weights {
  /** In the order in which they are first shown. */
  private readonly sums: { readonly role: Role; sum: number }[] = []

  add(role: Role | null, size: number): void {
    if (!role) return
    const shown = this.sums.find((other) => other.role === role)
    if (shown) shown.sum += size
    else this.sums.push({ role, sum: size })
  }

  /** Of equal ones the first; null where no role is shown. */
  get heaviest(): Role | null {
    let found: Role | null = null
    let most = 0
    for (const { role, sum } of this.sums) {
      if (sum > most) [found, most] = [role, sum]
    }
    return found
  }
}
