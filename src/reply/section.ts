import type { Span } from '../text/span.ts'
import type { Role } from './role.ts'

/** A part of a reply (层次). `span` covers marker, heading, text and children; the sections of the top level
 *  partition the body, so the parts before the first number and after the last are sections too. */
export interface Section {
  /** `s1`, `s2` … in the order of the text. */
  readonly anchor: string
  readonly level: SectionLevel
  /** The number as written: 一、 （二） 3. 一是; null for an unnumbered part. */
  readonly marker: string | null
  /** The heading without its number; null where the part has none. */
  readonly heading: string | null
  readonly role: Role
  readonly span: Span
  readonly children: readonly Section[]
}

/** 1 for 一、 and for unnumbered parts, 2 for （一）, 3 for 1., 4 for （1） and ①, after GB/T 9704; 5 for the run-in
 *  points 一是, 第一，首先. The level is of the number's form: a reply may skip from 1 to 3. */
export type SectionLevel = 1 | 2 | 3 | 4 | 5

/** Every section of the tree, each before its children. */
export function flattenSections(sections: readonly Section[]): Section[] {
  const flat: Section[] = []
  const add = (section: Section): void => {
    flat.push(section)
    section.children.forEach(add)
  }
  sections.forEach(add)
  return flat
}
