/** @typedef {{ readonly start: number, readonly end: number, readonly kind: string }} Mark */
/** @typedef {{ readonly label: string, readonly url: string }} Source */
/** A paragraph: `marks` are what is to be replaced in it, left to right and disjoint; `source` is null for one's own words.
 *  @typedef {{ readonly id: string, readonly text: string, readonly marks: readonly Mark[], readonly source: Source | null }} Part */
/** A numbered part of the reply; `ask` is what it answers, empty for the next steps.
 *  @typedef {{ readonly id: string, readonly ask: string, readonly heading: string, readonly parts: readonly Part[] }} DraftSection */
/** @typedef {{ readonly version: 1, readonly fields: Readonly<Record<FieldName, string>>, readonly sections: readonly DraftSection[] }} Draft */
/** @typedef {'outcome' | 'docNumber' | 'title' | 'addressee' | 'receipt' | 'thanks' | 'signature' | 'date' | 'contact'} FieldName */

/** The single slots of a reply, in its order, those of the end from `thanks` on.
 *  @type {readonly { readonly name: FieldName, readonly label: string, readonly hint: string }[]} */
export const fields = [
  { name: 'outcome', label: '办理类型', hint: 'A' },
  { name: 'docNumber', label: '发文字号', hint: '×函〔2026〕×号' },
  { name: 'title', label: '标题', hint: '关于×届×次会议第×号提案的答复' },
  { name: 'addressee', label: '主送', hint: '××委员' },
  { name: 'receipt', label: '开头', hint: '您提出的《……》收悉，现答复如下：' },
  { name: 'thanks', label: '致谢', hint: '感谢您对我们工作的关心和支持。' },
  { name: 'signature', label: '署名', hint: '单位全称' },
  { name: 'date', label: '日期', hint: '2026年×月×日' },
  { name: 'contact', label: '联系人', hint: '联系人：　联系电话：' },
]

/** The section of what is planned; it has no ask. */
export const nextSteps = { id: 'plan', ask: '', heading: '下一步工作打算', parts: [] }

/** The skeleton of a reply to the proposal of this title, a part for each ask. Empty for one without a title.
 *  @param {string} title
 *  @param {readonly { readonly ask: string, readonly heading: string }[]} asks
 *  @returns {Draft} */
export function newDraft(title, asks) {
  return {
    version: 1,
    fields: {
      outcome: '',
      docNumber: '',
      title: title === '' ? '' : `关于对《${title}》的答复`,
      addressee: '',
      receipt: title === '' ? '' : `您提出的《${title}》收悉。经研究，现答复如下：`,
      thanks: '感谢您对我们工作的关心和支持。',
      signature: '',
      date: '',
      contact: '',
    },
    sections: [
      ...asks.map(({ ask, heading }, at) => ({ id: `ask-${at + 1}`, ask, heading, parts: [] })),
      nextSteps,
    ],
  }
}

/** Whether nothing has been put into the draft yet.
 *  @param {Draft} draft */
export function isUntouched({ sections }) {
  return sections.every(({ parts }) => parts.length === 0)
}

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

/** The draft with every marked `wording` replaced by `by`; null keeps it and takes the marks away.
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
      if (marked !== wording) marks.push({ start: text.length, end: text.length + marked.length, kind })
      text += marked === wording && by !== null ? by : marked
      at = end
    }
    return { ...part, text: text + part.text.slice(at), marks }
  })
}

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

/** A draft out of a file or this browser's memory; null for anything that is none.
 *  @param {string} json
 *  @returns {Draft | null} */
export function readDraft(json) {
  try {
    const read = /** @type {unknown} */ (JSON.parse(json))
    return isDraft(read) ? read : null
  } catch {
    return null
  }
}

/** @param {unknown} value
 *  @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @param {unknown} value
 *  @returns {value is Draft} */
function isDraft(value) {
  if (!isRecord(value) || value['version'] !== 1) return false
  const { fields: held, sections } = value
  return (
    isRecord(held) &&
    fields.every(({ name }) => typeof held[name] === 'string') &&
    Array.isArray(sections) &&
    sections.every(isSection)
  )
}

/** @param {unknown} value */
function isSection(value) {
  return (
    isRecord(value) &&
    ['id', 'ask', 'heading'].every((name) => typeof value[name] === 'string') &&
    Array.isArray(value['parts']) &&
    value['parts'].every(isPart)
  )
}

/** @param {unknown} value */
function isPart(value) {
  if (!isRecord(value)) return false
  const { id, text, marks, source } = value
  if (typeof id !== 'string' || typeof text !== 'string' || !Array.isArray(marks)) return false
  return marks.every((mark) => isMark(mark, text.length)) && (source === null || isSource(source))
}

/** @param {unknown} mark
 *  @param {number} length */
function isMark(mark, length) {
  if (!isRecord(mark)) return false
  const { start, end, kind } = mark
  return (
    typeof start === 'number' &&
    typeof end === 'number' &&
    typeof kind === 'string' &&
    start >= 0 &&
    start < end &&
    end <= length
  )
}

/** A source is a reply of this site: a link out of a file must lead nowhere else.
 *  @param {unknown} source */
function isSource(source) {
  return (
    isRecord(source) &&
    typeof source['label'] === 'string' &&
    /^\/r\/[a-z2-7]{12}(#p[0-9]+)?$/.test(String(source['url']))
  )
}
