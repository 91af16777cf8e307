/** The element that `selector` finds in `root`, if it is of the class `type`; null otherwise.
 *  @template {Element} T
 *  @param {string} selector
 *  @param {new () => T} type
 *  @param {ParentNode} [root]
 *  @returns {T | null} */
export function find(selector, type, root = document) {
  const found = root.querySelector(selector)
  return found instanceof type ? found : null
}

/** All elements that `selector` finds in `root` and that are of the class `type`, in the order of the page.
 *  @template {Element} T
 *  @param {string} selector
 *  @param {new () => T} type
 *  @param {ParentNode} [root]
 *  @returns {T[]} */
export function findAll(selector, type, root = document) {
  return [...root.querySelectorAll(selector)].filter(
    /** @returns {element is T} */ (element) => element instanceof type,
  )
}

/** An element that is not in the page yet. `text` is text, never HTML.
 *  @template {keyof HTMLElementTagNameMap} K
 *  @param {K} name
 *  @param {{ readonly className?: string, readonly text?: string, readonly attributes?: Readonly<Record<string, string>> }} [facts]
 *  @returns {HTMLElementTagNameMap[K]} */
export function make(name, { className = '', text = '', attributes = {} } = {}) {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (text !== '') made.textContent = text
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

/** Whether keys pressed in `target` are text that the user writes.
 *  @param {EventTarget | null} target */
export function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')
  )
}

const shownMs = 6000

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading

/** Shows `message` at the edge of the page for a while; screen readers read it out.
 *  @param {string} message */
export function announce(message) {
  const line = find('#status-line', HTMLElement)
  if (!line) return
  line.textContent = message
  clearTimeout(fading)
  fading = setTimeout(() => {
    line.textContent = ''
  }, shownMs)
}

/** What this browser remembers under `name`; null for nothing, or where it must not remember.
 *  @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`fuwen.${name}`)
  } catch {
    return null
  }
}

/** Lets this browser remember `value` under `name`; null forgets it. Without effect where it must not remember.
 *  @param {string} name
 *  @param {string | null} value */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`fuwen.${name}`)
    else localStorage.setItem(`fuwen.${name}`, value)
  } catch {
    // Storage may be full or forbidden: a convenience is lost, nothing else.
  }
}
