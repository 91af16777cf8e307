import type { Span } from '../text/span.ts'

/** The figure before this one. */
interface Neighbour {
  readonly last: { readonly indicator: string; readonly unit: string; readonly span: Span }
  readonly text: string
  /** Where this figure stands. */
  readonly at: number
}

/** One clause further. */
const nextClause = /^[,，][^,，、。；;：:]+$/

/** `name` with what goes without saying behind the figure before: 城区夜间达标率 behind 城区昼间达标率, 生猪出栏 behind 生猪存栏. Both
 *  stand in clauses side by side, are counted in `unit`, and differ in the letter with which `name` begins. */
export function withSharedHead(name: string, unit: string, { last, text, at }: Neighbour): string {
  const head = last.indicator.slice(0, -name.length)
  const tail = last.indicator.slice(head.length)
  if (last.unit !== unit || head.length < 2 || /^[0-9]/.test(name)) return name
  const isAlike = tail !== name && tail.slice(1) === name.slice(1)
  return isAlike && nextClause.test(text.slice(last.span.end, at)) ? head + name : name
}
