import { isTyping } from './dom.js'
import { shortcutKey } from './keys.js'

/** Runs the action of a key when it is pressed outside of fields and dialogs, and the browser does not. An action that
 *  gives false leaves the key to the browser.
 *  @param {Readonly<Record<string, () => boolean | void>>} actions */
export function onShortcuts(actions) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return
    const action = actions[shortcutKey(event) ?? '']
    if (action && action() !== false) event.preventDefault()
  })
}
