import { matchesOf, type Span } from '../../text/span.ts'
import { stops } from './name-words.ts'

const joints = /、|和|与|(?<![涉惠普以])及|$/g

/** The items of a list that begins at `start`, without words before their names: 整治 in 整治白沙溪、石门潭. */
export function itemsOf(names: string, start: number): Span[] {
  const items: Span[] = []
  let from = 0
  for (const { 0: between, index } of matchesOf(names, joints)) {
    const lead = index - from >= 4 && stops.has(names.slice(from, from + 2)) ? 2 : 0
    if (index - from - lead >= 2) items.push({ start: start + from + lead, end: start + index })
    from = index + between.length
  }
  return items
}
