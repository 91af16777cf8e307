import { announce, find, findAll, make, recall, remember } from './dom.js'
import { isUntouched, newDraft, nextSteps } from './draft-shape.js'
import { addPart, holdsPassage, leftovers, replaceAll, withoutNumber } from './draft-state.js'
import { renderDraft } from './draft-view.js'
import { reasonOf } from './leftover-reasons.js'
import { officialPart } from './official-part.js'
import { readDraft } from './read-draft.js'

/** @import { Draft, Mark } from './draft-shape.js' */
/** @import { Leftover } from './draft-state.js' */

const bench = find('#workbench', HTMLElement)
if (bench) start(bench)

const again = '草稿里已有，再加一次'

/** @param {HTMLElement} bench */
function start(bench) {
  const asks = findAll('.ask', HTMLElement).map(({ dataset }) => ({
    ask: dataset['ask'] ?? '',
    heading: dataset['heading'] ?? '',
  }))
  const title = find('.workbench', HTMLElement)?.dataset['title'] ?? ''
  const kept = readDraft(recall('draft') ?? '')
  let draft = kept === null || (isUntouched(kept) && asks.length > 0) ? newDraft(title, asks) : kept

  const keep = () => {
    remember('draft', JSON.stringify(draft))
    return draft
  }
  /** @param {(draft: Draft) => Draft} step
   *  @param {boolean} [isTyped] */
  const update = (step, isTyped = false) => {
    draft = step(draft)
    keep()
    // What is being typed stands in the page already: drawing it anew would take the cursor away.
    if (!isTyped) draw()
  }
  const draw = () => {
    renderDraft(bench, draft, {
      keep,
      update,
      replace: (wording) => void replace(wording),
      startAnew: () => {
        find('.older', HTMLElement)?.remove()
        update(() => newDraft(title, asks))
      },
    })
  }

  /** @param {string} wording */
  async function replace(wording) {
    const found = leftovers(draft).find(({ text }) => text === wording)
    const answer = found ? await askReplacement(found) : null
    if (answer === null) return
    update((held) => replaceAll(held, wording, answer.by))
    announce(answer.by === null ? `“${wording}”不再标出` : `已把“${wording}”换成“${answer.by}”`)
    find('.leftovers button', HTMLButtonElement, bench)?.focus()
  }

  const link = find('.to-draft', HTMLAnchorElement)
  const showCount = () => {
    const parts = draft.sections.reduce((sum, section) => sum + section.parts.length, 0)
    if (link && parts > 0) link.textContent = `看草稿（${parts} 段）`
  }

  for (const button of findAll('.add', HTMLButtonElement)) {
    button.addEventListener('click', () => {
      const taken = takePassage(button)
      if (!taken) return
      if (holdsPassage(draft, taken.part.source.url) && button.textContent !== again) {
        button.textContent = again
        announce('这一段草稿里已经有了，再点一次才会加入')
        return
      }
      update((held) => addPart(held, taken))
      button.textContent = '已加入'
      showCount()
      announce(taken.ask === '' ? '已加入“下一步工作打算”' : '已加入草稿')
    })
  }
  draw()
  showCount()
  // Who looks at the draft needs no way there.
  new IntersectionObserver(([seen]) => {
    if (link && seen) link.hidden = seen.isIntersecting
  }).observe(bench)
  if (isOlder(draft, asks)) bench.before(make('p', { className: 'warning older', text: olderNote(draft) }))
}

/** Whether the draft in the browser is of another proposal than the one on the page.
 *  @param {Draft} draft
 *  @param {readonly { readonly ask: string }[]} asks */
function isOlder(draft, asks) {
  if (asks.length === 0 || isUntouched(draft)) return false
  return !draft.sections.some(({ ask }) => asks.some((asked) => asked.ask === ask))
}

/** @param {Draft} draft */
function olderNote({ fields }) {
  const name = fields.title === '' ? '' : `（${fields.title}）`
  return `下面是上次留下的草稿${name}。要为现在这件另起一份，请先“存成文件”，再“清空草稿”。`
}

/** The passage beside `button`, in the form of official documents, and where in the draft it goes.
 *  @param {HTMLButtonElement} button */
function takePassage(button) {
  const answer = button.closest('.answer')
  const section = button.closest('.ask')
  const quote = answer && find('blockquote', HTMLElement, answer)
  if (!(answer instanceof HTMLElement) || !(section instanceof HTMLElement) || !quote) return null
  const url = find('.answer-foot a', HTMLAnchorElement, answer)?.getAttribute('href') ?? ''
  const { ask = '', heading = '' } = answer.dataset['slot'] === 'plan' ? nextSteps : section.dataset
  const source = { label: answer.dataset['source'] ?? '', url }
  return { ask, heading, part: { ...withoutNumber(readQuote(quote)), source } }
}

/** @param {HTMLElement} quote
 *  @returns {{ text: string, marks: Mark[] }} */
function readQuote(quote) {
  /** @type {Mark[]} */
  const marks = []
  let text = ''
  for (const node of quote.childNodes) {
    const piece = node.textContent ?? ''
    const kind = node instanceof HTMLElement ? node.dataset['kind'] : undefined
    if (kind !== undefined) marks.push({ start: text.length, end: text.length + piece.length, kind })
    text += piece
  }
  return officialPart({ text, marks })
}

/** Asks what stands instead; null when nothing is to change, `by: null` when it is to stay.
 *  @param {Leftover} leftover
 *  @returns {Promise<{ readonly by: string | null } | null>} */
function askReplacement({ text, kind, count, before, behind }) {
  const dialog = find('#replace', HTMLDialogElement)
  const input = find('#replacement', HTMLInputElement)
  const what = find('.replace-what', HTMLElement)
  const where = find('.replace-where', HTMLElement)
  if (!dialog || !input || !what || !where) return Promise.resolve(null)
  what.replaceChildren('“', make('strong', { text }), `”共 ${count} 处：${reasonOf(kind)}`)
  where.replaceChildren(
    before === '' ? '' : `……${before}`,
    make('mark', { text }),
    behind === '' ? '' : `${behind}……`,
  )
  input.value = ''
  dialog.returnValue = 'cancel'
  dialog.showModal()
  input.focus()
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        if (dialog.returnValue === 'replace' && input.value.trim() !== '') resolve({ by: input.value.trim() })
        else resolve(dialog.returnValue === 'keep' ? { by: null } : null)
      },
      { once: true },
    )
  })
}
