import { nextSteps } from './draft-shape.js'

/** @import { Draft, DraftSection, FieldName, Mark, Part } from './draft-shape.js' */

/* Each change of a draft gives another one. */

/** The draft with `part` at the end of the section that answers `ask`, or of the next steps for an empty one. A section that
 *  is missing is made.
 *  @param {Draft} draft
 *  @param {{ readonly ask: string, readonly heading: string, readonly part: Omit<Part, 'id'> }} added
 *  @returns {Draft} */
export function addPart(draft, { ask, heading, part }) {
  const known = draft.sections.some((section) => section.ask === ask)
  const made = { id: freshId(draft, 'ask'), ask, heading, parts: [] }
  const sections = known
    ? draft.sections
    : ask === ''
      ? [...draft.sections, nextSteps]
      : [made, ...draft.sections]
  const ordered = known || ask === '' ? sections : afterAsks(sections)
  const id = freshId(draft, 'part')
  return {
    ...draft,
    sections: ordered.map((section) =>
      section.ask === ask ? { ...section, parts: [...section.parts, { ...part, id }] } : section,
    ),
  }
}

/** Whether the draft holds the passage at `url`: two asks may be offered the same.
 *  @param {Draft} draft
 *  @param {string} url */
export function holdsPassage({ sections }, url) {
  return sections.some(({ parts }) => parts.some(({ source }) => source?.url === url))
}

/** The first section behind the other asks, in front of the next steps.
 *  @param {readonly DraftSection[]} sections */
function afterAsks([made, ...others]) {
  const at = others.findIndex(({ ask }) => ask === '')
  const end = at === -1 ? others.length : at
  return [...others.slice(0, end), ...(made ? [made] : []), ...others.slice(end)]
}

/** @param {Draft} draft
 *  @param {string} prefix */
function freshId({ sections }, prefix) {
  const ids = sections.flatMap(({ id, parts }) => [id, ...parts.map((part) => part.id)])
  const numbers = ids.map((id) => Number(id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : 0) || 0)
  return `${prefix}-${Math.max(0, ...numbers) + 1}`
}

/** @param {Draft} draft
 *  @param {FieldName} name
 *  @param {string} value
 *  @returns {Draft} */
export function setField(draft, name, value) {
  return { ...draft, fields: { ...draft.fields, [name]: value } }
}

/** @param {Draft} draft
 *  @param {string} id
 *  @param {string} heading
 *  @returns {Draft} */
export function setHeading(draft, id, heading) {
  return {
    ...draft,
    sections: draft.sections.map((section) => (section.id === id ? { ...section, heading } : section)),
  }
}

/** The draft with other words in the part `id`; marks that the change did not touch stay.
 *  @param {Draft} draft
 *  @param {string} id
 *  @param {string} text
 *  @returns {Draft} */
export function editPart(draft, id, text) {
  return mapParts(draft, (part) => (part.id === id ? { ...part, text, marks: keptMarks(part, text) } : part))
}

/** The draft without the part `id`.
 *  @param {Draft} draft
 *  @param {string} id
 *  @returns {Draft} */
export function removePart(draft, id) {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      parts: section.parts.filter((part) => part.id !== id),
    })),
  }
}

/** The draft with the part `id` one place further up (-1) or down (1), at the edge of its section into the next one.
 *  @param {Draft} draft
 *  @param {string} id
 *  @param {1 | -1} step
 *  @returns {Draft} */
export function movePart(draft, id, step) {
  const lists = draft.sections.map(({ parts }) => [...parts])
  const from = lists.findIndex((parts) => parts.some((part) => part.id === id))
  const list = lists[from]
  const at = list?.findIndex((part) => part.id === id) ?? -1
  const part = list?.[at]
  if (!list || !part) return draft
  list.splice(at, 1)
  const beyond = at + step < 0 || at + step > list.length
  const target = beyond ? lists[from + step] : list
  if (!target) return draft
  target.splice(beyond ? (step === 1 ? 0 : target.length) : at + step, 0, part)
  return {
    ...draft,
    sections: draft.sections.map((section, number) => ({ ...section, parts: lists[number] ?? [] })),
  }
}

/** Something left to replace: its kind, how often it stands, and what stands around it the first time.
 *  @typedef {{ readonly text: string, readonly kind: string, readonly count: number, readonly before: string, readonly behind: string }} Leftover */

/** Enough to know the sentence again. */
const AROUND = 16

/** The headings of the parts that hold no words yet.
 *  @param {Draft} draft */
export function emptySections({ sections }) {
  return sections
    .filter(({ parts }) => parts.every(({ text }) => text.trim() === ''))
    .map(({ heading, ask }) => heading.trim() || ask)
    .filter((name) => name !== '')
}

/** What is left to replace: each wording once, in the order of the draft.
 *  @param {Draft} draft
 *  @returns {Leftover[]} */
export function leftovers(draft) {
  /** @type {Map<string, Leftover & { count: number }>} */
  const found = new Map()
  for (const { text, marks } of draft.sections.flatMap(({ parts }) => parts)) {
    for (const { start, end, kind } of marks) {
      const wording = text.slice(start, end)
      const known = found.get(wording)
      if (known) known.count += 1
      else {
        const before = text.slice(Math.max(0, start - AROUND), start)
        found.set(wording, { text: wording, kind, count: 1, before, behind: text.slice(end, end + AROUND) })
      }
    }
  }
  return [...found.values()]
}

/** The draft with every marked `wording` replaced by `by`, also within longer names (马游河 in 马游河山洪沟), which stay marked;
 *  null keeps it and takes the marks away.
 *  @param {Draft} draft
 *  @param {string} wording
 *  @param {string | null} by
 *  @returns {Draft} */
export function replaceAll(draft, wording, by) {
  return mapParts(draft, (part) => {
    let text = ''
    let at = 0
    /** @type {Mark[]} */
    const marks = []
    for (const { start, end, kind } of part.marks) {
      const marked = part.text.slice(start, end)
      text += part.text.slice(at, start)
      const isWithin = marked !== wording && isName.test(wording) && namedKinds.includes(kind)
      const written =
        by !== null && (marked === wording || isWithin) ? marked.split(wording).join(by) : marked
      if (marked !== wording) marks.push({ start: text.length, end: text.length + written.length, kind })
      text += written
      at = end
    }
    return { ...part, text: text + part.text.slice(at), marks }
  })
}

/** 5 is no part of 15家, 三 none of 三江口. */
const isName = /^\p{sc=Han}{2,}$/u
const namedKinds = ['place', 'name', 'local-word']

/** The marks of a part that still stand when its words become `text`: those before and behind the stretch that changed.
 *  @param {Pick<Part, 'text' | 'marks'>} part
 *  @param {string} text
 *  @returns {Mark[]} */
export function keptMarks({ text: before, marks }, text) {
  const shorter = Math.min(before.length, text.length)
  let head = 0
  while (head < shorter && before[head] === text[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1
  const shift = text.length - before.length
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark]
    if (mark.start < before.length - tail) return []
    return [{ ...mark, start: mark.start + shift, end: mark.end + shift }]
  })
}

/** @param {Draft} draft
 *  @param {(part: Part) => Part} change
 *  @returns {Draft} */
function mapParts(draft, change) {
  return {
    ...draft,
    sections: draft.sections.map((section) => ({ ...section, parts: section.parts.map(change) })),
  }
}

/** Headings and numbers of the source, which the passage does not keep in another reply: 二、关于……方面, （四）, 1., 三是. */
const lead =
  /^(?:(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[0-9]{1,2}[.．、])[^。\n]{0,40}\n)*(?:[一二三四五六七八九十]+是(?!否)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳])?/u

/** The part without the headings and the number that it begins with in its source.
 *  @template {Pick<Part, 'text' | 'marks'>} P
 *  @param {P} part
 *  @returns {P} */
export function withoutNumber(part) {
  const text = part.text.replace(lead, '')
  return text === '' ? part : { ...part, text, marks: keptMarks(part, text) }
}
