import { describe, expect, it } from 'vitest'
import { headerLine } from '../../src/indexing/index-entry.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'

function lineOf(head: string): string {
  const text = `${head}\n\n李代表：\n来信收悉，现答复如下：我局已建成泊位。\n`
  return headerLine(parseReply({ source: '答复.txt', text, masked: {}, carrier: {}, problems: [] }))
}

describe('headerLine', () => {
  it.each([
    ['建议编号：B222\n关于停车设施建设建议的答复', '第B222号建议'],
    ['提案编号：温36\n关于停车设施建设提案的答复', '第温36号提案'],
  ])('of a reply below %s holds %s', (head, held) => {
    expect(lineOf(head)).toContain(held)
  })

  it.each(['关于市政协十届三次会议第52号提案的答复', '关于停车设施建设提案的答复'])(
    'says no number beside %s',
    (head) => {
      expect(lineOf(head).split('。').slice(1).join()).not.toMatch(/第|号/)
    },
  )
})
