import { findAll } from './dom.js'

/** The text of a passage of a reply, letter by letter as the reply has it, without the tools around it.
 *  @param {Element} passage */
export function textOf(passage) {
  return saidParts(passage)
    .map((part) => part.textContent)
    .join('')
    .trim()
}

/** What of the reply is selected, and the first passage it touches; null when nothing is.
 *  @param {Element} reply
 *  @returns {{ readonly text: string, readonly passage: Element } | null} */
export function selectedText(reply) {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const touched = findAll('.passage', Element, reply).filter((passage) => range.intersectsNode(passage))
  const texts = touched.map((passage) => ({ passage, text: textWithin(passage, range) }))
  const found = texts.filter(({ text }) => text.trim() !== '')
  const [first] = found
  if (!first) return null
  return { text: found.map(({ text }) => text.trim()).join('\n'), passage: first.passage }
}

/** @param {Element} passage
 *  @param {Range} range */
function textWithin(passage, range) {
  return saidParts(passage)
    .filter((part) => range.intersectsNode(part))
    .map((part) => overlap(part, range).toString())
    .join('')
}

/** @param {Element} part
 *  @param {Range} range */
function overlap(part, range) {
  const common = document.createRange()
  common.selectNodeContents(part)
  if (range.compareBoundaryPoints(Range.START_TO_START, common) > 0) {
    common.setStart(range.startContainer, range.startOffset)
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, common) < 0) {
    common.setEnd(range.endContainer, range.endOffset)
  }
  return common
}

/** Headings and paragraphs, the parts of a passage that are its text.
 *  @param {Element} passage */
function saidParts(passage) {
  return findAll('.said', Element, passage)
}
