import { MOST_CLIPS } from './clip-list.js'
import { putOnClipboard } from './clipboard.js'
import { keepClip } from './clips.js'
import { announce, find, findAll } from './dom.js'
import { officialHtml, officialPlain } from './official-format.js'
import { selectedText, textOf } from './passages.js'
import { simplified } from './simplified.js'

/** The ways to copy and what each is called in the message.
 *  @typedef {'plain' | 'official' | 'cited' | 'link' | 'reference'} Way
 *  @type {Readonly<Record<Way, string>>} */
const wayNames = {
  plain: '原文',
  official: '公文格式的文字',
  cited: '文字和出处',
  link: '链接',
  reference: '引文',
}

/** Lets every passage of `reply` be copied, and what is selected in it.
 *  @param {HTMLElement} reply */
export function offerCopying(reply) {
  offerMenu(reply)
  offerSelectionTools(reply)
}

/** One menu for all passages: it moves to the one that asks for it.
 *  @param {HTMLElement} reply */
function offerMenu(reply) {
  const menu = find('#copy-menu', HTMLElement)
  if (!menu) return
  /** @type {HTMLButtonElement | null} */
  let opener = null
  const close = () => {
    menu.hidden = true
    opener?.setAttribute('aria-expanded', 'false')
    opener = null
  }
  /** @param {HTMLButtonElement} button */
  const open = (button) => {
    close()
    opener = button
    button.after(menu)
    menu.hidden = false
    button.setAttribute('aria-expanded', 'true')
    menu.querySelector('button')?.focus()
    menu.scrollIntoView({ block: 'nearest' })
  }
  reply.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button.copy') : null
    if (!(button instanceof HTMLButtonElement)) return
    if (button === opener) close()
    else open(button)
  })
  for (const button of findAll('button', HTMLButtonElement, menu)) {
    button.addEventListener('click', () => {
      const passage = opener?.closest('.passage')
      opener?.focus()
      close()
      if (passage) take(reply, passage, { text: textOf(passage), button })
    })
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !opener) return
    opener.focus()
    close()
  })
  document.addEventListener('click', (event) => {
    const isInside =
      event.target instanceof Node && (menu.contains(event.target) || opener?.contains(event.target))
    if (opener && !isInside) close()
  })
}

/** A bar at the foot of the window while text of the reply is selected.
 *  @param {HTMLElement} reply */
function offerSelectionTools(reply) {
  const bar = find('#selection-tools', HTMLElement)
  const length = bar && find('.selected-length', HTMLElement, bar)
  if (!bar || !length) return
  /** @type {ReturnType<typeof selectedText>} */
  let selected = null
  document.addEventListener('selectionchange', () => {
    // A press on the bar must not lose what it is about to copy.
    if (bar.contains(document.activeElement)) return
    selected = selectedText(reply)
    bar.hidden = selected === null
    length.textContent = selected === null ? '' : `已选 ${[...selected.text].length} 字`
  })
  bar.addEventListener('mousedown', (event) => event.preventDefault())
  for (const button of findAll('button', HTMLButtonElement, bar)) {
    button.addEventListener('click', () => {
      if (selected) take(reply, selected.passage, { text: selected.text, button })
    })
  }
}

/** Does with `text` of `passage` what `button` says.
 *  @param {HTMLElement} reply
 *  @param {Element} passage
 *  @param {{ readonly text: string, readonly button: HTMLButtonElement }} wanted */
function take(reply, passage, { text, button }) {
  if (button.value === 'keep') keep(reply, passage, text)
  else void copy(reply, passage, { text, way: wayOf(button) })
}

/** @param {HTMLElement} reply
 *  @param {Element} passage
 *  @param {string} text */
function keep(reply, passage, text) {
  const citation = reply.dataset['citation'] ?? ''
  const clip = { text, citation, link: linkTo(reply, passage), keptAt: new Date().toISOString() }
  const count = keepClip(clip)
  announce(
    count === null
      ? `没有存下：素材夹最多 ${MOST_CLIPS} 条，或者浏览器不让网页存东西。`
      : `已加入素材夹（共 ${count} 条，只存在这个浏览器里）。`,
  )
}

/** @param {HTMLButtonElement} button
 *  @returns {Way} */
function wayOf({ value }) {
  return value in wayNames ? /** @type {Way} */ (value) : 'plain'
}

/** @param {HTMLElement} reply
 *  @param {Element} passage */
function linkTo(reply, passage) {
  return new URL(`/r/${reply.dataset['reply'] ?? ''}#${passage.id}`, location.href).href
}

/** @param {HTMLElement} reply
 *  @param {Element} passage
 *  @param {{ readonly text: string, readonly way: Way }} wanted */
async function copy(reply, passage, { text, way }) {
  const isDone = await putOnClipboard(copied(reply, passage, { text, way }))
  const length =
    way === 'link' || way === 'reference' ? '' : `（${[...text].length} 字${changeIn(reply, way)}）`
  if (isDone) announce(`已复制${wayNames[way]}${length}。`)
}

/** What the writer of a document should know of the text.
 *  @param {HTMLElement} reply
 *  @param {Way} way */
function changeIn(reply, way) {
  return way === 'official' && reply.dataset['traditional'] ? '，繁体字已转为简体' : ''
}

/** @param {HTMLElement} reply
 *  @param {Element} passage
 *  @param {{ readonly text: string, readonly way: Way }} wanted */
function copied(reply, passage, { text, way }) {
  const link = linkTo(reply, passage)
  switch (way) {
    case 'plain':
      return { plain: text }
    case 'official': {
      const simple = simplified(text, reply.dataset['traditional'] ?? '')
      return { plain: officialPlain(simple), html: officialHtml(simple) }
    }
    case 'cited':
      return {
        plain: `${text}\n（引自${reply.dataset['citation'] ?? ''}，${reply.dataset['cited'] || link}）`,
      }
    case 'link':
      return { plain: link }
    case 'reference':
      return { plain: reply.dataset['reference'] ?? link }
  }
}
