import { find, make } from './dom.js'

/** What is put on the clipboard: as plain text and, for programs that take it, formatted.
 *  @typedef {{ readonly plain: string, readonly html?: string }} Copied */

/** Puts `copied` on the clipboard; where the browser allows no page to, shows it selected, to be copied by hand. Whether
 *  it is on the clipboard. Call it from a click: browsers allow it to none else.
 *
 *  The old way comes first: it works at once, without permission and on http:// within an office's network, where
 *  navigator.clipboard does not exist.
 *  @param {Copied} copied
 *  @returns {Promise<boolean>} */
export async function putOnClipboard(copied) {
  if (copyByEvent(copied) || (await copyByPermission(copied))) return true
  showToCopy(copied.plain)
  return false
}

/** @param {Copied} copied */
function copyByEvent({ plain, html }) {
  const state = { isDone: false }
  /** @param {ClipboardEvent} event */
  const answer = (event) => {
    if (!event.clipboardData) return
    event.clipboardData.setData('text/plain', plain)
    if (html !== undefined) event.clipboardData.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
    state.isDone = true
  }
  document.addEventListener('copy', answer, true)
  try {
    return document.execCommand('copy') && state.isDone
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', answer, true)
  }
}

/** @param {Copied} copied */
async function copyByPermission({ plain }) {
  try {
    await navigator.clipboard.writeText(plain)
    return true
  } catch {
    return false
  }
}

/** @param {string} text */
function showToCopy(text) {
  const dialog = find('#copy-by-hand', HTMLDialogElement) ?? makeDialog()
  const field = find('textarea', HTMLTextAreaElement, dialog)
  if (field) field.value = text
  dialog.showModal()
  field?.select()
}

function makeDialog() {
  const dialog = make('dialog', {
    className: 'copy-by-hand',
    attributes: { id: 'copy-by-hand', 'aria-labelledby': 'copy-by-hand-heading' },
  })
  const heading = make('h2', { text: '请手工复制', attributes: { id: 'copy-by-hand-heading' } })
  const advice = make('p', { text: '浏览器不让网页写剪贴板。文字已经选中，按 Ctrl+C（Mac 上 ⌘C）即可。' })
  const field = make('textarea', { attributes: { readonly: '', rows: '8', 'aria-label': '要复制的文字' } })
  const form = make('form', { attributes: { method: 'dialog' } })
  form.append(make('button', { text: '关闭', attributes: { type: 'submit' } }))
  dialog.append(heading, advice, field, form)
  document.body.append(dialog)
  return dialog
}
