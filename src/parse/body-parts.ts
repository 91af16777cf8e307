import type { Role } from '../reply/role.ts'
import type { Span } from '../text/span.ts'
import type { Branch } from './branch.ts'
import type { Letter } from './letter.ts'
import { announcedRole, looksAhead } from './roles.ts'
import type { Scanned } from './scan.ts'
import { buildTree } from './section-tree.ts'

/** A section of the top level with what its place in the letter says of its role. */
export interface Part {
  readonly branch: Branch
  /** Certain for greeting, receipt and the closing; a presumption for the background; null where heading and
   *  content decide. */
  readonly role: Role | null
  readonly place: 'frame' | 'lead' | 'main'
}

/** The parts of the body in order; they partition it. */
export function bodyParts(text: Scanned, letter: Letter): Part[] {
  const { lead, parts } = buildTree(text, letter.main)
  // Numbered parts that follow make what stands before them the background; mere points (一是) do not, nor do the parts of
  // a plan to which it leads at its end (下一步,…: and 我局将做好如下工作:).
  const background =
    parts.some(({ marker, level }) => marker !== null && level < 5) &&
    lead?.children.length === 0 &&
    !announcesPlan(lastLine(text.plain, lead.span))
  const all: Part[] = [
    ...frame('other', letter.proposalText),
    ...frame('greeting', letter.greeting),
    ...frame('receipt', letter.receipt),
    ...frame('thanks', letter.thanks),
    ...(lead
      ? [{ branch: lead, role: background ? ('background' as const) : null, place: 'lead' as const }]
      : []),
    ...parts.map((branch) => ({ branch, role: null, place: 'main' as const })),
    ...letter.closing.parts.flatMap(({ role, span }) => frame(role, span)),
  ]
  return all.map((part, at) => {
    const start = at === 0 ? letter.body.start : part.branch.span.start
    const end = all[at + 1]?.branch.span.start ?? letter.body.end
    return { ...part, branch: stretch(part.branch, { start, end }) }
  })
}

function announcesPlan(line: string): boolean {
  return looksAhead(line.slice(0, 60)) || announcedRole(line) === 'plan'
}

function lastLine(plain: string, { start, end }: Span): string {
  const text = plain.slice(start, end).trimEnd()
  return text.slice(text.lastIndexOf('\n') + 1).trimStart()
}

function frame(role: Role, span: Span | null): Part[] {
  if (!span || span.end <= span.start) return []
  return [{ role, place: 'frame', branch: { level: 1, marker: null, heading: null, span, children: [] } }]
}

/** Stretches a part over the blanks around it, so that the parts leave no holes. */
function stretch(branch: Branch, span: Span): Branch {
  if (branch.span.start === span.start && branch.span.end === span.end) return branch
  const last = branch.children.at(-1)
  if (!last) return { ...branch, span }
  const children = [...branch.children.slice(0, -1), stretch(last, { start: last.span.start, end: span.end })]
  return { ...branch, span, children }
}
