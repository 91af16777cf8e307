/** What a key event says, as far as shortcuts ask.
 *  @typedef {object} KeyFacts
 *  @property {string} key
 *  @property {boolean} ctrlKey
 *  @property {boolean} metaKey
 *  @property {boolean} altKey
 *  @property {boolean} isComposing
 *  @property {number} keyCode */

/** The key of a shortcut that was pressed: one character, a letter in lower case, or a name such as `Enter`. Null for
 *  what belongs to others: combinations with Ctrl, Alt or ⌘, and every key while an input method composes.
 *  @param {KeyFacts} event
 *  @returns {string | null} */
export function shortcutKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return null
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}

/** Whether an input method takes this key: Enter then confirms a candidate. Safari ends the composition before it says
 *  so, with 229 as its only sign.
 *  @param {Pick<KeyFacts, 'isComposing' | 'keyCode'>} event */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229
}

/** Where a step from `at` (-1: from nowhere) leads in a list of `length` entries; it stays at the ends. -1 in an empty list.
 *  @param {number} at
 *  @param {1 | -1} step
 *  @param {number} length */
export function stepped(at, step, length) {
  if (at < 0) return step > 0 ? Math.min(0, length - 1) : length - 1
  return Math.max(0, Math.min(length - 1, at + step))
}
