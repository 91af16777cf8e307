import { announce, find, findAll, recall, remember } from './dom.js'
import { equipSearchBox, searchBox } from './search-box.js'
import { onShortcuts } from './shortcuts.js'

offerFontSizes()
offerShortcuts()
for (const box of findAll('input[type="search"]', HTMLInputElement)) equipSearchBox(box)

/** The buttons for the size of the text; what is chosen stays for all pages. */
function offerFontSizes() {
  const buttons = findAll('.font-size button', HTMLButtonElement)
  /** @param {string} size */
  const show = (size) => {
    document.documentElement.dataset['size'] = size
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === size))
  }
  show(recall('font-size') ?? 'usual')
  for (const button of buttons) {
    button.addEventListener('click', () => {
      remember('font-size', button.value === 'usual' ? null : button.value)
      show(button.value)
      announce(`字号：${button.textContent.trim()}`)
    })
  }
}

/** `/` goes to the search box, `?` lists the shortcuts of the page. */
function offerShortcuts() {
  const box = searchBox()
  const list = find('#shortcuts', HTMLDialogElement)
  onShortcuts({
    '/': () => {
      box?.focus()
      box?.select()
    },
    '?': () => list?.showModal(),
  })
  find('.show-shortcuts', HTMLButtonElement)?.addEventListener('click', () => list?.showModal())
}
