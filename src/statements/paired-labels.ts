import { matchesOf, type Span } from '../text/span.ts'

const label = /(?<=^|[,，;；。\n])(\p{sc=Han}{2,3})[:：]/gu

/** Puts in front of a figure's name which of several labels in `text` it stands under, 夜间 of 昼间:…98%;…96%;夜间:…92%, up to the
 *  end of the line or the full stop. Labels that go together have the same length and end; the name stays where there are
 *  none. */
export function pairedLabels(text: string): (name: string, figure: Span) => string {
  const labels = /[:：]/.test(text) ? matchesOf(text, label) : []
  const isPaired = (one: string): boolean =>
    labels.some(
      ([, other = '']) => other !== one && other.length === one.length && other.at(-1) === one.at(-1),
    )
  return (name, { start }) => {
    const last = labels.findLast(({ index }) => index < start)
    const above = last?.[1] ?? ''
    const isOver = last === undefined || /[。\n]/.test(text.slice(last.index, start))
    return isOver || name.startsWith(above) || !isPaired(above) ? name : above + name
  }
}
