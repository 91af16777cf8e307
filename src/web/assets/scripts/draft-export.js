import { announce, find, make } from './dom.js'
import { emptySections, leftovers } from './draft-state.js'
import { readDraft } from './read-draft.js'

/** @import { Draft } from './draft-shape.js' */
/** @import { Actions } from './draft-view.js' */

/** What can be done with the draft as a whole: made a document, kept in a file, read from one, thrown away.
 *  @param {Actions} actions */
export function exportTools(actions) {
  const box = make('div', { className: 'export-tools' })
  box.append(make('h3', { text: '检查和导出' }), checkForm(actions), exportForm(actions), fileTools(actions))
  return box
}

const formats = [
  ['docx', 'Word 文档（公文函格式）'],
  ['print', '打印页'],
  ['txt', '纯文本'],
]

const choices = [
  ['mark', '标注“草稿”', true],
  ['head', '红色发文机关标志和双线', false],
  ['sources', '另附来源单（不属于正文）', true],
]

/** Sends the draft to the check, with the proposal and the region that stand on the page.
 *  @param {Actions} actions */
function checkForm(actions) {
  const form = make('form', { className: 'buttons', attributes: { action: '/check', method: 'post' } })
  /** @param {string} name */
  const hidden = (name) => make('input', { attributes: { type: 'hidden', name } })
  const [held, region, proposal] = [hidden('draft'), hidden('region'), hidden('proposal')]
  form.append(held, region, proposal, make('button', { text: '检查这份草稿' }))
  form.addEventListener('submit', () => {
    held.value = JSON.stringify(actions.keep())
    region.value = find('#region', HTMLInputElement)?.value ?? ''
    proposal.value = find('#text', HTMLTextAreaElement)?.value ?? ''
  })
  return form
}

/** The server makes the document and keeps nothing of it.
 *  @param {Actions} actions */
function exportForm(actions) {
  const form = make('form', { attributes: { action: '/draft/export', method: 'post' } })
  const held = make('input', { attributes: { type: 'hidden', name: 'draft' } })
  form.append(held)
  for (const [name, label, isChosen] of choices) {
    const id = `export-${String(name)}`
    const box = make('input', { attributes: { type: 'checkbox', name: String(name), value: '1', id } })
    box.checked = isChosen === true
    const row = make('p', { className: 'choice' })
    row.append(box, make('label', { text: String(label), attributes: { for: id } }))
    form.append(row)
  }
  const warning = make('p', { className: 'warning', attributes: { role: 'alert' } })
  const buttons = make('p', { className: 'buttons' })
  for (const [format, label] of formats) {
    buttons.append(make('button', { text: label ?? '', attributes: { name: 'format', value: format ?? '' } }))
  }
  form.append(warning, buttons)
  let warned = false
  form.addEventListener('submit', (event) => {
    const draft = actions.keep()
    held.value = JSON.stringify(draft)
    const doubts = doubtsOf(draft)
    if (doubts.length === 0 || warned) return
    event.preventDefault()
    warned = true
    warning.textContent = `${doubts.join('')}核对后再导出；确实要现在导出，请再点一次。`
    warning.scrollIntoView({ block: 'center' })
  })
  return form
}

/** What speaks against an export, in sentences.
 *  @param {Draft} draft */
function doubtsOf(draft) {
  const left = leftovers(draft).reduce((sum, { count }) => sum + count, 0)
  const empty = emptySections(draft)
  return [
    ...(left === 0 ? [] : [`还有 ${left} 处待替换，可能是别处的地名、数字或时间。`]),
    ...(empty.length === 0 ? [] : [`还有 ${empty.length} 个部分没有内容，导出时略去：${empty.join('、')}。`]),
  ]
}

/** @param {Actions} actions */
function fileTools(actions) {
  const row = make('p', { className: 'buttons' })
  const save = make('button', { text: '存成文件', attributes: { type: 'button' } })
  save.addEventListener('click', () => download(JSON.stringify(actions.keep(), null, 1)))
  const pick = make('input', {
    className: 'hidden',
    attributes: { type: 'file', accept: '.json', id: 'draft-file', tabindex: '-1' },
  })
  pick.addEventListener('change', () => void readFile(pick, actions))
  const open = make('button', { text: '打开文件', attributes: { type: 'button' } })
  open.addEventListener('click', () => pick.click())
  const anew = make('button', { text: '清空草稿', attributes: { type: 'button' } })
  anew.addEventListener('click', () => {
    if (anew.textContent === '清空草稿') anew.textContent = '再点一次清空，不能恢复'
    else actions.startAnew()
  })
  row.append(
    save,
    open,
    make('label', { className: 'hidden', text: '草稿文件', attributes: { for: 'draft-file' } }),
    pick,
    anew,
  )
  return row
}

/** @param {string} json */
function download(json) {
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  make('a', { attributes: { href: url, download: '答复草稿.json' } }).click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** @param {HTMLInputElement} pick
 *  @param {Actions} actions */
async function readFile(pick, actions) {
  const read = readDraft((await pick.files?.[0]?.text()) ?? '')
  if (read === null) announce('这个文件不是从这里导出的草稿，没有打开')
  else {
    actions.update(() => read)
    announce('已打开草稿')
    find('#slot-title', HTMLElement)?.focus()
  }
}
