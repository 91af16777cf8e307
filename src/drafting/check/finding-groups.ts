import { type Finding, type FindingKind, findingKinds } from './finding.ts'

/** Findings that are read together. */
export interface FindingGroup {
  readonly kind: FindingKind
  readonly rule: string
  /** Chinese: what they have in common. */
  readonly label: string
  /** In the order of the text. */
  readonly findings: readonly Finding[]
}

const kindLabels: Readonly<Record<FindingKind, string>> = {
  leftover: '外地残留',
  overlap: '与以往答复相同',
  unanswered: '漏答',
  'personal-data': '个人信息',
  'vague-promise': '承诺',
  form: '格式',
}

const ruleLabels: Readonly<Record<string, string>> = {
  'other-place': '外地地名',
  'other-level': '不是本地一级的自称',
  'other-session': '不是所答的届次',
  'other-number': '不是所答的编号',
  'other-title': '不是所答的题目',
  'other-addressee': '不是所答的对象',
  'other-programme': '外地的项目',
  'local-name': '只见于外地的名称',
  overdue: '期限已过',
  'half-width': '半角标点',
  'straight-quote': '直引号',
  'full-width-digit': '全角数字和字母',
  'unpaired-mark': '引号、括号不成对',
  'number-brackets': '发文字号的括号',
  'number-unended': '发文字号的“号”字',
  'number-ordinal': '发文字号的“第”字',
  'number-padded': '发文字号的虚位',
  'number-year': '发文字号的年份',
  'doubled-mark': '重复的标点',
  'date-in-numerals': '日期写法',
  'date-padded': '日期写法',
  'date-abbreviated': '日期写法',
  'date-impossible': '没有这一天的日期',
  'level-mark': '层次序号写法',
  'level-gap': '层次序号不连续',
  'level-start': '层次序号不连续',
  'level-repeated': '层次序号不连续',
  'empty-section': '没有内容的部分',
}

/** The findings by kind, then by what they have in common, most weighty kinds first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return findingKinds.flatMap((kind) => {
    const groups = new Map<string, Finding[]>()
    for (const finding of findings) {
      if (finding.kind !== kind) continue
      const label = labelOf(finding)
      groups.set(label, [...(groups.get(label) ?? []), finding])
    }
    return [...groups].map(([label, own]) => ({ kind, rule: own[0]?.rule ?? '', label, findings: own }))
  })
}

function labelOf({ kind, rule }: Finding): string {
  const own = ruleLabels[rule] ?? (rule.startsWith('no-') && kind === 'form' ? '缺少的部分' : undefined)
  return own === undefined ? kindLabels[kind] : `${kindLabels[kind]}：${own}`
}
