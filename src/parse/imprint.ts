import { findDates } from './dates.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'
import { readOrgan } from './organ.ts'

/** The last line of a printed letter (版记): who printed it, and when. */
export interface Imprint {
  /** The body whose office prints: 泰顺县水利局 of 泰顺县水利局办公室. Null where none is named. */
  readonly organ: Fact | null
  readonly date: Fact
}

/** Among so many blocks at the end of the letter. */
const mostBelow = 8
/** 印发机关:某局办公室 and 某市人民政府办公室: the office of a government answers itself. */
const label = /^(?:印发(?:机关|单位|部门)? ?:|[|-])+ ?/
const office = /(?<!政府)办公[室厅]$/

/** 某局办公室 2024年6月26日印发. Null where no line of the last blocks reads so. */
export function findImprint(blocks: readonly Line[]): Imprint | null {
  for (const block of blocks.slice(-mostBelow).reverse()) {
    const imprint = block.text.includes('印发') ? readImprint(block) : null
    if (imprint) return imprint
  }
  return null
}

function readImprint({ text, start }: Line): Imprint | null {
  const found = findDates(text.slice(-80)).at(-1)
  if (!found || text.length > 160) return null
  const cut = Math.max(0, text.length - 80)
  const span = { start: start + cut + found.start, end: start + cut + found.end }
  if (!/^ ?印发[ 。]*$/.test(text.slice(cut + found.end))) return null
  const date = { value: found.date, rule: 'imprint' as const, span }
  const before = text.slice(0, cut + found.start).trimEnd()
  const value = readOrgan(before.replace(label, '').replace(office, ''))
  return {
    organ: value === null ? null : { value, rule: 'imprint', span: { start, end: start + before.length } },
    date,
  }
}
