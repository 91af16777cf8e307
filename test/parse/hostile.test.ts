import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { flattenSections } from '../../src/reply/section.ts'
import { sourceText } from './source.ts'

const opening = '张三委员：您提出的《关于教育的提案》收悉，现答复如下：'

/** Texts that a rule with nested searches would not finish; the runner's own limit ends such a one. */
const long: readonly (readonly [string, string])[] = [
  ['a line of a million characters without a stop', '汉'.repeat(1_000_000)],
  ['a line of commas', '加强管理，'.repeat(200_000)],
  ['open brackets', '（'.repeat(300_000)],
  ['open title marks', '《'.repeat(300_000)],
  ['blanks', ' '.repeat(1_000_000)],
  ['table bars', '| '.repeat(300_000)],
  ['empty labels', '文号：'.repeat(100_000)],
  ['labels on lines', '联系人：\n'.repeat(50_000)],
  ['digits', '1'.repeat(1_000_000)],
  ['dates', '2024年5月20日\n'.repeat(20_000)],
  ['names of bodies', '某市教育局\n'.repeat(20_000)],
  ['words that turn to a plan', '下一步，\n'.repeat(20_000)],
  ['greetings', '张三委员：\n'.repeat(20_000)],
  ['titles', '关于提案的答复\n'.repeat(20_000)],
  ['thanks', '感谢您的支持。\n'.repeat(20_000)],
  ['pinyin notes', '現(xiàn)'.repeat(50_000)],
  ['points within a sentence', '一是；二是；'.repeat(20_000)],
  ['sequences that begin again and again', '一、（一）1.（1）①一是'.repeat(5_000)],
  ['stops', '。'.repeat(300_000)],
  ['NUL and lone surrogates', '\u0000\ud83d\udc00'.repeat(50_000)],
]

describe('hostile input', () => {
  it.each(long)('ends for %s', (_, text) => {
    expect(parseReply(sourceText(text)).text).toBe(text)
    expect(parseReply(sourceText(opening + text)).header.addresseeType).toBe('member')
  })

  it('keeps 9,900 numbered headings in their order', () => {
    const text = Array.from({ length: 9_900 }, (_, at) => `${(at % 99) + 1}.加强管理。做好工作。`).join('\n')
    const reply = parseReply(sourceText(`${opening}\n${text}`))
    const numbered = flattenSections(reply.sections).filter(({ marker }) => marker !== null)
    expect(numbered).toHaveLength(9_900)
  })
})
