import { find, make } from './dom.js'
import { isComposing } from './keys.js'
import { isPage, nextProposal, readProposals } from './proposals.js'

/** Longer queries are posted: LONGEST_IN_URL of the server. */
const longestInUrl = 60

/** A pause this long, in milliseconds, between two keys is time to ask. */
const pauseMs = 120

/** Makes the search box propose queries, after the pattern of ARIA for a combobox with a list, and post long texts.
 *  @param {HTMLInputElement} box */
export function equipSearchBox(box) {
  const form = box.form
  if (!form) return
  form.addEventListener('submit', () => {
    if (box.value.length > longestInUrl) form.method = 'post'
  })
  // The server gathers its names at the first request: that may as well be this one.
  if (document.activeElement === box) void ask('')
  else box.addEventListener('focus', () => void ask(''), { once: true })
  new Proposals(box, form).listen()
}

/** What the server proposes for `typed`; nothing where it does not answer.
 *  @param {string} typed
 *  @param {AbortSignal} [signal]
 *  @returns {Promise<import('./proposals.js').Proposal[]>} */
async function ask(typed, signal) {
  try {
    const response = await fetch(
      `/suggest?${new URLSearchParams({ q: typed }).toString()}`,
      signal ? { signal } : {},
    )
    return response.ok ? readProposals(await response.json()) : []
  } catch {
    return []
  }
}

class Proposals {
  /** @type {import('./proposals.js').Proposal[]} */
  #shown = []
  /** The one the arrows have reached; -1 for the box itself. */
  #at = -1
  /** What the user typed, to come back to. */
  #typed = ''
  /** @type {AbortController | null} */
  #asking = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause
  #box
  #form
  #list

  /** @param {HTMLInputElement} box
   *  @param {HTMLFormElement} form */
  constructor(box, form) {
    this.#box = box
    this.#form = form
    const id = `${box.id}-proposals`
    this.#list = make('ul', {
      className: 'proposals',
      attributes: { id, role: 'listbox', 'aria-label': '检索建议' },
    })
    this.#list.hidden = true
    form.append(this.#list)
    const facts = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': id,
    }
    for (const [name, value] of Object.entries(facts)) box.setAttribute(name, value)
  }

  listen() {
    this.#box.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#askSoon()
    })
    this.#box.addEventListener('compositionend', () => this.#askSoon())
    this.#box.addEventListener('keydown', (event) => {
      if (!isComposing(event) && this.#onKey(event.key)) event.preventDefault()
    })
    this.#box.addEventListener('blur', () => this.#close())
    // Before the box loses the focus, and with it the list.
    this.#list.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
      if (option) this.#choose([...this.#list.children].indexOf(option))
    })
  }

  #askSoon() {
    clearTimeout(this.#pause)
    this.#asking?.abort()
    this.#typed = this.#box.value
    if (this.#typed.trim() === '' || this.#typed.length > longestInUrl) this.#close()
    else this.#pause = setTimeout(() => void this.#ask(), pauseMs)
  }

  async #ask() {
    const asking = new AbortController()
    this.#asking = asking
    const found = await ask(this.#typed, asking.signal)
    if (!asking.signal.aborted && document.activeElement === this.#box) this.#show(found)
  }

  /** @param {import('./proposals.js').Proposal[]} found */
  #show(found) {
    this.#shown = found
    this.#list.replaceChildren(
      ...found.map(({ text, note }, at) => {
        const option = make('li', {
          attributes: { role: 'option', id: `${this.#list.id}-${at}`, 'aria-selected': 'false' },
        })
        option.append(make('span', { text }), make('span', { text: note }))
        return option
      }),
    )
    this.#list.hidden = found.length === 0
    this.#box.setAttribute('aria-expanded', String(found.length > 0))
    this.#mark(-1)
  }

  #close() {
    clearTimeout(this.#pause)
    this.#asking?.abort()
    this.#show([])
  }

  /** Whether the key meant the list.
   *  @param {string} key */
  #onKey(key) {
    if (this.#shown.length === 0) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      this.#mark(nextProposal(this.#at, key === 'ArrowDown' ? 1 : -1, this.#shown.length))
      this.#box.value = this.#shown[this.#at]?.text ?? this.#typed
      return true
    }
    if (key === 'Escape') {
      this.#box.value = this.#typed
      this.#close()
      return true
    }
    if (key === 'Enter' && this.#at >= 0) {
      this.#choose(this.#at)
      return true
    }
    return false
  }

  /** @param {number} at */
  #mark(at) {
    this.#at = at
    for (const [place, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(place === at))
    }
    if (at < 0) this.#box.removeAttribute('aria-activedescendant')
    else this.#box.setAttribute('aria-activedescendant', `${this.#list.id}-${at}`)
  }

  /** @param {number} at */
  #choose(at) {
    const chosen = this.#shown[at]
    if (!chosen) return
    this.#close()
    if (isPage(chosen)) {
      location.assign(chosen.url)
      return
    }
    this.#box.value = chosen.text
    this.#form.requestSubmit()
  }
}

/** The search box of the page; its own before that of the head.
 *  @returns {HTMLInputElement | null} */
export function searchBox() {
  return find('main input[type="search"]', HTMLInputElement) ?? find('input[type="search"]', HTMLInputElement)
}
