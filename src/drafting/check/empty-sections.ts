import type { Section } from '../../reply/section.ts'
import { type Finding, finding } from './finding.ts'

/** Numbers of the two upper levels: below them a point may be as short as its heading. */
const upperLevel = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])$/u

/** Sections of `draft` with a heading and nothing under it, although others beside them say something: what a skeleton leaves. */
export function emptySections(draft: string, sections: readonly Section[]): Section[] {
  const own = sections.filter(({ marker }) => marker !== null && upperLevel.test(marker))
  const empty = own.filter((section) => isEmpty(draft, section))
  const within = sections.flatMap(({ children }) => emptySections(draft, children))
  return empty.length < own.length ? [...empty, ...within] : within
}

function isEmpty(draft: string, { span, marker, heading, children }: Section): boolean {
  if (heading === null || children.length > 0) return false
  const text = draft.slice(span.start, span.end).trim()
  return text.replace(/\s+/gu, '') === `${marker ?? ''}${heading}`.replace(/\s+/gu, '')
}

/** Each of them, at its heading. */
export function findEmptySections(draft: string, sections: readonly Section[]): Finding[] {
  return emptySections(draft, sections).map(({ span, marker, heading }) => {
    const text = `${marker ?? ''}${heading ?? ''}`
    const start = Math.max(span.start, draft.indexOf(marker ?? '', span.start))
    return finding(
      draft,
      { start, end: Math.min(start + text.length, span.end) },
      {
        kind: 'form',
        rule: 'empty-section',
        message: `“${text}”下面没有内容，请补上答复或去掉这一部分。`,
        suggestion: null,
      },
    )
  })
}
