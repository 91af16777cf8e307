import { fields } from './draft-shape.js'

/** @import { Draft } from './draft-shape.js' */

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
