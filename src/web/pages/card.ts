import { programmeUrl } from '../../search/holdings/programme-list.ts'
import { plainRequest } from '../../search/request.ts'
import type { Held, Subject } from '../../search/subject.ts'
import { searchUrl } from '../search-url.ts'

/** What the query names, above the results. */
export interface CardView {
  /** `工程与行动` */
  readonly kind: string
  readonly title: string
  readonly href: string
  /** What is held of it: `29 篇答复`, `2019–2024 年`. */
  readonly facts: readonly string[]
  /** Other names, or what it is not; empty for none. */
  readonly notes: readonly string[]
  /** What the link leads to. */
  readonly action: string
}

const mostAliases = 4

/** The card of `subject`; null without one. */
export function cardView(subject: Subject | null): CardView | null {
  switch (subject?.kind) {
    case undefined:
      return null
    case 'programme':
      return {
        kind: '工程与行动',
        title: subject.name,
        href: programmeUrl(subject.id),
        facts: heldFacts(subject.held, { provinces: true }),
        notes: [...aliasNote(subject.name, subject.aliases), ...(subject.note === '' ? [] : [subject.note])],
        action: '哪些地区在做',
      }
    case 'region':
      return {
        kind: '地区',
        title: subject.path.join(' › '),
        href: `/regions/${subject.code}`,
        facts: heldFacts(subject.held, { provinces: false }),
        notes: [],
        action: '这个地区的答复概况',
      }
    case 'authority':
      return {
        kind: '答复单位',
        title: subject.name,
        href: searchUrl({ ...plainRequest(''), authority: [subject.name] }),
        facts: heldFacts(subject.held, { provinces: false }),
        notes: [],
        action: '只看这个单位的答复',
      }
    case 'reply':
      return {
        kind: `发文字号 ${subject.docNumber}`,
        title: subject.title,
        href: `/r/${subject.id}`,
        facts: [],
        notes: [],
        action: '打开这篇答复',
      }
  }
}

function heldFacts(
  { replies, provinces, years }: Held,
  { provinces: named }: { provinces: boolean },
): string[] {
  const [from, to] = years ?? []
  return [
    `${replies} 篇答复`,
    ...(named && provinces > 0 ? [`${provinces} 个省份`] : []),
    ...(from === undefined || to === undefined ? [] : [from === to ? `${from} 年` : `${from}–${to} 年`]),
  ]
}

/** Names in other words; not the same with and without quotation marks. */
function aliasNote(name: string, aliases: readonly string[]): string[] {
  const bare = (text: string) => text.replace(/[“”]/g, '')
  const others = new Set(aliases.map(bare).filter((alias) => alias !== bare(name)))
  if (others.size === 0) return []
  const shown = [...others].slice(0, mostAliases)
  return [`又称：${shown.join('、')}${others.size > mostAliases ? '等' : ''}。`]
}
