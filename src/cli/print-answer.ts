import { roleLabels } from '../reply/role.ts'
import { nameReply } from '../reply/shown-title.ts'
import type { Offsets, PassageResult, ReplyResult, SearchAnswer } from '../search/answer.ts'
import { asksForWords } from '../search/parse-query.ts'
import { isDocumentNumber } from '../search/query/document-number.ts'

/** What stands before and after a hit. */
type Marks = readonly [string, string]

/** An answer as plain text, hits in colour or else in 【】. */
export function printAnswer(answer: SearchAnswer, options: { readonly colour: boolean }): string {
  const marks: Marks = options.colour ? ['\u001b[1;33m', '\u001b[0m'] : ['【', '】']
  const { total, query, results } = answer
  const matched = `（完整匹配 ${total.exact} 段 · 分词匹配 ${total.passages - total.exact} 段）`
  const passages =
    total.passages === 0 ? '' : `，${total.passages} 段${asksForWords(query.raw) ? matched : ''}`
  const head = [`${total.replies} 篇答复${passages}，${answer.tookMs} 毫秒`, ...query.notices]
  if (query.suggestions.length > 0) head.push(`您是不是要找：${query.suggestions.join('　')}`)
  if (results.length === 0) head.push(`没有找到。${wayOn(answer)}`)
  return `${[head.join('\n'), ...results.map((result, at) => printReply(result, at, marks))].join('\n\n')}\n`
}

/** What may help where nothing was found. */
function wayOn({ query: { raw }, facets }: SearchAnswer): string {
  if (!/[\p{L}\p{N}]/u.test(raw)) return '检索词里没有汉字、字母或数字，请写要找的词。'
  if (isDocumentNumber(raw)) return '请核对文号，或用题目里的词、单位名称检索。'
  const ways = [
    /\S\s+\S/.test(raw.trim()) ? '少用几个词' : '换一个更短或更常用的说法',
    ...(Object.values(facets).some((values) => values.some(({ selected }) => selected))
      ? ['去掉地区、项目、年份等限制']
      : []),
  ]
  return `可以${ways.join('，或')}。`
}

function printReply(result: ReplyResult, at: number, marks: Marks): string {
  const facts = [
    result.authority,
    result.region?.path.join(' › '),
    result.signedOn ?? result.publishedOn,
    result.docNumber,
    result.docType === 'work-summary' ? '工作总结，非答复' : null,
    result.id,
  ]
  const named = nameReply(result)
  const lines = [
    `${at + 1}. ${marked(
      named.text,
      result.titleHighlights.map(([from, to]) => [from + named.shift, to + named.shift]),
      marks,
    )}`,
    `   ${facts.filter(Boolean).join(' · ')}`,
    ...(result.explain ?? []).map(
      ({ label, weight, value }) =>
        `   ${label}：${weight} × ${value.toFixed(3)} = ${(weight * value).toFixed(3)}`,
    ),
    ...result.passages.map((passage) => printPassage(passage, marks)),
  ]
  if (result.sameText !== undefined) lines.push(`   同文 ${result.sameText} 篇，排在后面`)
  if (result.sameAs !== undefined) lines.push('   文字与前面的一篇相同')
  if (result.morePassages > 0) lines.push(`   本文还有 ${result.morePassages} 段`)
  return lines.join('\n')
}

function printPassage(passage: PassageResult, marks: Marks): string {
  return `   [${roleLabels[passage.role]}] ${marked(passage.text, passage.highlights, marks)} #${passage.anchor}`
}

function marked(text: string, highlights: readonly Offsets[], [open, close]: Marks): string {
  let reached = 0
  let out = ''
  for (const [start, end] of highlights) {
    out += `${text.slice(reached, start)}${open}${text.slice(start, end)}${close}`
    reached = end
  }
  return (out + text.slice(reached)).replace(/\s+/g, ' ')
}
