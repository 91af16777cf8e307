/** What a qualifier limits. */
export type QualifierName =
  | 'region'
  | 'authority'
  | 'programme'
  | 'section'
  | 'kind'
  | 'document-number'
  | 'year'
  | 'after'
  | 'before'
  | 'has'

/** The names that users write before the colon; the second is how an understood query is written. */
const names: Readonly<Record<QualifierName, readonly [string, string, ...string[]]>> = {
  region: ['region', '地区'],
  authority: ['org', '单位', 'authority'],
  programme: ['programme', '项目', 'program'],
  section: ['section', '章节'],
  kind: ['kind', '类别', 'type'],
  'document-number': ['no', '文号', '发文字号'],
  year: ['year', '年份'],
  after: ['after', '之后'],
  before: ['before', '之前'],
  has: ['has', '含有'],
}

const byName = new Map(
  Object.entries(names).flatMap(([qualifier, written]) =>
    written.map((name) => [name, qualifier as QualifierName] as const),
  ),
)

/** The qualifier with this folded name; null for any other word. */
export function qualifierNamed(folded: string): QualifierName | null {
  return byName.get(folded) ?? null
}

/** The Chinese name of a qualifier. */
export function chineseName(qualifier: QualifierName): string {
  return names[qualifier][1]
}

/** All names, for the message that lists them. */
export function qualifierNames(): string[] {
  return [...byName.keys()]
}
