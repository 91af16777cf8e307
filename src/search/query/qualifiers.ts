import type { TagField } from '../../indexing/reply-index.ts'
import { regionPath } from '../../reply/region.ts'
import { programmeName, programmesNamed, regionsNamed, roleNamed } from './named-values.ts'
import { chineseName, type QualifierName } from './qualifier-names.ts'
import { shortened } from './shortened.ts'
import { FIRST_YEAR, LAST_YEAR, withArabicYears, yearRange, yearsOf } from './years.ts'

/** What an ambiguous value may mean: `text` was typed, folded; one of `values` is meant. */
export interface Choice {
  readonly text: string
  readonly field: TagField
  readonly values: readonly string[]
}

/** What a qualifier with one value asks for. `notice` is a Chinese sentence. */
export type Meaning =
  | {
      readonly kind: 'filter'
      readonly field: TagField
      readonly values: readonly string[]
      readonly notice?: string
    }
  /** Years from a bound: cuts other years instead of adding to them. */
  | { readonly kind: 'bound'; readonly values: readonly string[]; readonly notice?: string }
  /** To be searched for as text; `choice` where it may mean one of several, `required` where it is certain that it is meant. */
  | { readonly kind: 'text'; readonly notice?: string; readonly choice?: Choice; readonly required?: true }
  /** To be searched for letter by letter: words that header lines hold. */
  | { readonly kind: 'phrase'; readonly text: string; readonly notice?: string }
  | { readonly kind: 'nothing'; readonly notice: string }

/** What `name:value` means. Never fails: a value that names nothing is text. `value` is folded. */
export function readQualifier(name: QualifierName, value: string): Meaning {
  return readers[name](value)
}

type Reader = (value: string) => Meaning

const readers: Readonly<Record<QualifierName, Reader>> = {
  region: (value) => {
    const found = regionsNamed(value)
    const names = found.map((region) => regionPath(region).join(''))
    return oneOf('region', value, { values: found.map(({ code }) => code), names })
  },
  programme: (value) => {
    const found = programmesNamed(value)
    return oneOf('programme', value, { values: found, names: found.map(programmeName) })
  },
  // Which authorities it names only the index knows: `withAuthorities`.
  authority: (value) => ({ kind: 'filter', field: 'authority', values: [value] }),
  section: (value) => {
    const role = roleNamed(value)
    return role ? { kind: 'filter', field: 'section', values: [role] } : unknown('section', value)
  },
  kind: (value) => {
    const kind = kinds.get(value)
    // The kind of outcome is no filter; the header line says it in these words.
    if (/^[abcd]类?$/.test(value)) return outcome(value.charAt(0))
    return kind ? { kind: 'filter', field: 'kind', values: [kind] } : unknown('kind', value)
  },
  year: (value) => {
    const years = yearsOf(value)
    return years ? { kind: 'filter', field: 'year', values: years } : unknown('year', value)
  },
  after: (value) => bound('after', value, (year) => [year, LAST_YEAR]),
  before: (value) => bound('before', value, (year) => [FIRST_YEAR, year - 1]),
  'document-number': () => ({ kind: 'text', required: true }),
  has: (value) => {
    const role = roleNamed(value)
    if (role) return { kind: 'filter', field: 'section', values: [role] }
    const [programme, ...others] = programmesNamed(value)
    if (programme !== undefined && others.length === 0) {
      return { kind: 'filter', field: 'programme', values: [programme] }
    }
    return { kind: 'nothing', notice: `“has:”只认章节和项目，“has:${shortened(value)}”已略去。` }
  },
}

const kinds = new Map([
  ['提案', 'proposal'],
  ['政协提案', 'proposal'],
  ['政协', 'proposal'],
  ['proposal', 'proposal'],
  ['建议', 'suggestion'],
  ['人大建议', 'suggestion'],
  ['人大', 'suggestion'],
  ['suggestion', 'suggestion'],
])

function outcome(letter: string): Meaning {
  const notice = `办理类型 ${letter.toUpperCase()} 只看文中注明的，没有注明的不算。`
  return { kind: 'phrase', text: `办理类型${letter}`, notice }
}

function oneOf(
  field: 'region' | 'programme',
  value: string,
  found: { readonly values: readonly string[]; readonly names: readonly string[] },
): Meaning {
  if (found.values.length === 0) return unknown(field, value)
  if (found.values.length === 1) return { kind: 'filter', field, values: found.values }
  const notice = `“${chineseName(field)}:${value}”可以指${listed(found.names)}：请写明是哪一个。现按普通文字检索。`
  return { kind: 'text', notice, choice: { text: value, field, values: found.values } }
}

function unknown(name: QualifierName, value: string): Meaning {
  return {
    kind: 'text',
    notice: `“${chineseName(name)}:${value}”：${whyNot(name)}，按普通文字“${value}”检索。`,
  }
}

function whyNot(name: QualifierName): string {
  if (name === 'kind') return '类别只有提案、建议和办理类型 A、B、C、D'
  if (name === 'year' || name === 'after' || name === 'before') return '年份要写成 2024 或 2023..2024'
  if (name === 'section') return '章节有成效、问题、下一步、背景、开头、致谢等'
  return `不认识这个${chineseName(name)}`
}

/** A year, or a date of which only the year counts. */
const yearOrDate = /^((?:19|20)[0-9]{2})(?:年)?([-/.0-9月日]*)$/

function bound(name: 'after' | 'before', value: string, span: (year: number) => [number, number]): Meaning {
  const [, year, rest] = yearOrDate.exec(withArabicYears(value)) ?? []
  if (year === undefined) return unknown(name, value)
  // A date within a year cannot part it: the whole year stays.
  const [from, to] = span(name === 'before' && rest ? Number(year) + 1 : Number(year))
  const values = yearRange(from, to)
  if (values.length === 0) return unknown(name, value)
  const notice = `只能按年份限定：“${chineseName(name)}:${value}”按${from === FIRST_YEAR ? `${to} 年及以前` : `${from} 年及以后`}检索。`
  return { kind: 'bound', values, ...(rest && { notice }) }
}

const MOST_LISTED = 6

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_LISTED).join('、')
  return names.length > MOST_LISTED ? `${shown}等 ${names.length} 个` : shown
}
