import { factRules } from '../reply/fact-rule.ts'
import { regionPath } from '../reply/region.ts'
import { type Reply, replyDate } from '../reply/reply.ts'
import { roleLabels } from '../reply/role.ts'
import type { Section } from '../reply/section.ts'

const docTypeLabels: Readonly<Record<Reply['docType'], string>> = {
  reply: '答复',
  'work-summary': '工作总结，非答复',
  'co-handler-opinion': '会办意见',
  other: '其他',
}

/** A reply for the terminal: facts, section tree, passages, doubts. */
export function printReply(reply: Reply): string {
  const { header } = reply
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['编号', reply.id],
    ['来源', reply.source],
    ['类型', docTypeLabels[reply.docType]],
    ['标题', header.title],
    ['提案/建议', header.proposal.title],
    [
      '届次与编号',
      [header.proposal.session, header.proposal.number && `第${header.proposal.number}号`]
        .filter(Boolean)
        .join(' '),
    ],
    ['答复单位', header.authority],
    ['会办单位', header.handlers.joint.join('、')],
    ['地区', reply.region && regionPath(reply.region).join(' › ')],
    ['发文字号', header.docNumber],
    ['日期', replyDate(header)],
    ['办理类型', header.outcome],
    ['项目', reply.programmes.map(({ name, mentions }) => `${name}（${mentions.length} 处）`).join('、')],
  ]
  const lines = facts.filter(([, value]) => value).map(([label, value]) => `${label}：${value}`)
  const passages = reply.passages.map(
    (passage) => `#${passage.anchor} [${roleLabels[passage.role]}] ${passage.text.replace(/\s+/g, ' ')}`,
  )
  const doubts = reply.problems.map((problem) => `存疑：${problem.message}`)
  return `${[...lines, ...doubts, '', ...outline(reply.sections, 0), '', ...passages].join('\n')}\n`
}

/** By name of the field as in `show --json`. */
const fieldLabels: Readonly<Record<string, string>> = {
  title: '标题',
  kind: '提案或建议',
  'proposal.title': '题目',
  'proposal.session': '届次',
  'proposal.number': '编号',
  authority: '答复单位',
  'handlers.lead': '主办单位',
  'handlers.joint': '会办单位',
  docNumber: '发文字号',
  indexNumber: '索引号',
  signedOn: '成文日期',
  publishedOn: '发布日期',
  outcome: '办理类型',
  addresseeType: '答复对象',
}

/** Where each fact of a reply came from, one a line: field, value, rule, place in the source. */
export function printOrigins(reply: Reply): string {
  const lines = reply.origins.map(({ field, value, rule, span }) => {
    const place = span
      ? `第 ${lineOf(reply.text, span.start)} 行：${reply.text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 60)}`
      : '—'
    return [`${fieldLabels[field] ?? ''}（${field}）`, value, `${factRules[rule]}（${rule}）`, place].join(
      '\t',
    )
  })
  return `${[`${reply.id}\t${reply.source}`, ...lines].join('\n')}\n`
}

function outline(sections: readonly Section[], depth: number): string[] {
  return sections.flatMap((section) => [
    `${'  '.repeat(depth)}${section.marker ?? ''}${section.heading ?? '（无标题）'} [${roleLabels[section.role]}] ${section.anchor}`,
    ...outline(section.children, depth + 1),
  ])
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
