import { announce, find, make } from './dom.js'
import { exportTools } from './draft-export.js'
import { fields } from './draft-shape.js'
import { editPart, leftovers, movePart, removePart, setField, setHeading } from './draft-state.js'
import { reasonOf } from './leftover-reasons.js'

/** @import { Draft, DraftSection, FieldName, Part } from './draft-shape.js' */

/** What the page does when the writer acts; `keep` gives the draft as it stands.
 *  @typedef {{ keep(): Draft, update(step: (draft: Draft) => Draft, isTyped?: boolean): void, replace(wording: string): void, startAnew(): void }} Actions */

const numerals = '一二三四五六七八九十'

/** Draws the whole draft into `bench`. The focus stays where it was, by the id of its element.
 *  @param {HTMLElement} bench
 *  @param {Draft} draft
 *  @param {Actions} actions */
export function renderDraft(bench, draft, actions) {
  const focused = document.activeElement?.id ?? ''
  const head = fields.slice(
    0,
    fields.findIndex(({ name }) => name === 'thanks'),
  )
  const foot = fields.slice(head.length)
  bench.replaceChildren(
    leftoverList(draft, actions),
    ...head.map((field) => fieldRow(field, draft, actions)),
    ...draft.sections.map((section, at) => sectionBlock(section, at, actions)),
    ...foot.map((field) => fieldRow(field, draft, actions)),
    exportTools(actions),
  )
  if (focused !== '') document.getElementById(focused)?.focus()
}

/** @param {Draft} draft
 *  @param {Actions} actions */
function leftoverList(draft, actions) {
  const box = make('div', { className: 'leftovers' })
  const found = leftovers(draft)
  const count = found.reduce((sum, one) => sum + one.count, 0)
  box.append(
    make('h3', { text: count === 0 ? '待替换：没有' : `待替换：${count} 处` }),
    make('p', {
      className: 'quiet',
      text: '加入的文段里属于原地方的地名、名称、数字、时间等都标出来，逐个核对；点一下就能全部替换。',
    }),
  )
  const list = make('ul')
  for (const { text, kind, count: times } of found) {
    const item = make('li')
    const button = make('button', {
      className: 'leftover',
      attributes: { type: 'button', 'data-kind': kind, title: reasonOf(kind) },
    })
    button.append(text, make('span', { className: 'times', text: ` ×${times}` }))
    button.addEventListener('click', () => actions.replace(text))
    item.append(button)
    list.append(item)
  }
  if (found.length > 0) box.append(list)
  return box
}

/** @param {{ readonly name: FieldName, readonly label: string, readonly hint: string }} field
 *  @param {Draft} draft
 *  @param {Actions} actions */
function fieldRow({ name, label, hint }, draft, actions) {
  const id = `slot-${name}`
  const row = make('div', { className: 'slot' })
  const isLong = name === 'title' || name === 'receipt' || name === 'thanks'
  const box = make(isLong ? 'textarea' : 'input', {
    attributes: { id, placeholder: hint, autocomplete: 'off' },
  })
  if (box instanceof HTMLTextAreaElement) box.rows = 2
  box.value = draft.fields[name]
  box.addEventListener('input', () => actions.update((draft) => setField(draft, name, box.value), true))
  row.append(make('label', { text: label, attributes: { for: id } }), box)
  return row
}

/** @param {DraftSection} section
 *  @param {number} at
 *  @param {Actions} actions */
function sectionBlock(section, at, actions) {
  const block = make('section', {
    className: 'draft-section',
    attributes: { 'aria-label': `第${at + 1}部分` },
  })
  const row = make('div', { className: 'heading-row' })
  const id = `heading-${section.id}`
  const box = make('input', { attributes: { id, placeholder: '小标题', autocomplete: 'off' } })
  box.value = section.heading
  box.addEventListener('input', () =>
    actions.update((draft) => setHeading(draft, section.id, box.value), true),
  )
  row.append(make('label', { text: `${numerals[at] ?? at + 1}、`, attributes: { for: id } }), box)
  block.append(row, ...section.parts.map((part) => partBlock(part, actions)))
  if (section.parts.length === 0) {
    block.append(
      make('p', {
        className: 'quiet',
        text: section.ask === '' ? '把“下一步”的文段加到这里。' : '把答复这项诉求的文段加到这里。',
      }),
    )
  }
  return block
}

/** @param {Part} part
 *  @param {Actions} actions */
function partBlock(part, actions) {
  const block = make('div', { className: 'part', attributes: { id: part.id } })
  const text = make('p', { className: 'part-text' })
  let at = 0
  for (const { start, end, kind } of part.marks) {
    const wording = part.text.slice(start, end)
    const mark = make('span', {
      className: wording.length <= SHORT ? 'leftover short' : 'leftover',
      text: wording,
      attributes: { role: 'button', tabindex: '0', 'data-kind': kind, title: `待替换：${reasonOf(kind)}` },
    })
    onPress(mark, () => actions.replace(wording))
    text.append(part.text.slice(at, start), mark)
    at = end
  }
  text.append(part.text.slice(at))
  const margin = make('p', { className: 'source' })
  if (part.source)
    margin.append('据 ', make('a', { text: part.source.label, attributes: { href: part.source.url } }))
  block.append(text, margin, partTools(part, { actions, block, text }))
  return block
}

/** Up to so many letters a mark stands on one line. */
const SHORT = 6

/** A button within a sentence is a word that may break over lines, which no `button` does.
 *  @param {HTMLElement} word
 *  @param {() => void} act */
function onPress(word, act) {
  word.addEventListener('click', act)
  word.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    act()
  })
}

/** @param {Part} part
 *  @param {{ readonly actions: Actions, readonly block: HTMLElement, readonly text: HTMLElement }} context */
function partTools(part, { actions, block, text }) {
  const tools = make('p', { className: 'part-tools' })
  /** @param {string} name
   *  @param {string} label
   *  @param {() => void} act */
  const tool = (name, label, act) => {
    const button = make('button', { text: label, attributes: { type: 'button', id: `${name}-${part.id}` } })
    button.addEventListener('click', act)
    tools.append(button)
  }
  tool('edit', '修改', () => editInPlace(part, { actions, block, text }))
  tool('up', '上移', () => actions.update((draft) => movePart(draft, part.id, -1)))
  tool('down', '下移', () => actions.update((draft) => movePart(draft, part.id, 1)))
  tool('remove', '移除', () => {
    actions.update((draft) => removePart(draft, part.id))
    announce('已移除这一段')
    find('.leftovers h3', HTMLElement)?.focus()
  })
  return tools
}

/** Puts a box in the place of the text until the writer is done.
 *  @param {Part} part
 *  @param {{ readonly actions: Actions, readonly block: HTMLElement, readonly text: HTMLElement }} context */
function editInPlace(part, { actions, block, text }) {
  if (!text.isConnected) return
  const box = make('textarea', { attributes: { 'aria-label': '修改这一段', rows: '6' } })
  box.value = part.text
  const done = make('button', { text: '改好了', attributes: { type: 'button' } })
  const finish = () => {
    actions.update((draft) => editPart(draft, part.id, box.value))
    document.getElementById(`edit-${part.id}`)?.focus()
  }
  done.addEventListener('click', finish)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') finish()
  })
  text.replaceWith(box)
  block.querySelector('.part-tools')?.replaceChildren(done)
  box.focus()
}
