import type { QueryNode, QueryText } from '../../indexing/query-tree.ts'

/** 第0372号 is written 第372号 as well, 0372号提案 372号提案. Numbers of proposals have up to five digits. */
const numbered = /^(?=.*(?:第|号.))(\p{Script=Han}{0,12})0*([1-9][0-9]{0,4})(号\p{Script=Han}{0,4})$/u
const MOST_DIGITS = 5

/** A number of a proposal or suggestion as it is typed, else with fewer or more zeros before it; anything else unchanged. */
export function withPaddedNumbers(text: QueryText): QueryNode {
  const [, before, digits, behind] = (!text.exact && numbered.exec(text.text)) || []
  if (digits === undefined) return text
  const widths = Array.from({ length: MOST_DIGITS - digits.length + 1 }, (_, zeros) => digits.length + zeros)
  const others = widths.map((width) => `${before}${digits.padStart(width, '0')}${behind}`)
  const written = [text.text, ...others.filter((other) => other !== text.text)]
  return { kind: 'any', parts: written.map((one) => ({ ...text, text: one })) }
}
