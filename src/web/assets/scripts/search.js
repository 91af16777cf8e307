import { announce, find, findAll, make } from './dom.js'
import { stepped } from './keys.js'
import { onShortcuts } from './shortcuts.js'

const results = findAll('article.result', HTMLElement)

offerWalking()
offerNeighbours()
offerSheet()

/** `j` and `k` go from reply to reply, `o` and Enter open the one they reached at its first passage, `p` shows that among its
 *  neighbours. */
function offerWalking() {
  const current = () => results.findIndex((result) => result.contains(document.activeElement))
  /** @param {1 | -1} step */
  const walk = (step) => {
    const result = results[stepped(current(), step, results.length)]
    if (!result) return false
    result.tabIndex = -1
    result.focus({ preventScroll: true })
    result.scrollIntoView({ block: 'nearest' })
    return true
  }
  const open = () => {
    const result = results[current()] ?? document.createElement('p')
    const link = find('a.open', HTMLAnchorElement, result) ?? find('h2 a', HTMLAnchorElement, result)
    link?.click()
    return link !== null
  }
  onShortcuts({
    j: () => walk(1),
    k: () => walk(-1),
    o: open,
    // Enter on a link or a button is theirs.
    Enter: () => results.some((result) => result === document.activeElement) && open(),
    p: () => {
      const within = document.activeElement?.closest('.found-passage') ?? results[Math.max(0, current())]
      const button = within ? find('button.nearby', HTMLButtonElement, within) : null
      button?.click()
      return button !== null
    },
  })
}

/** A button behind each passage that shows it among its neighbours, in its place. */
function offerNeighbours() {
  for (const link of findAll('a.open', HTMLAnchorElement)) {
    const attributes = { type: 'button', 'aria-expanded': 'false' }
    const button = make('button', { className: 'plain nearby', text: '前后文', attributes })
    button.addEventListener('click', () => void toggleNeighbours(button))
    link.after(button)
  }
}

/** @param {HTMLButtonElement} button */
async function toggleNeighbours(button) {
  const passage = button.closest('.found-passage')
  const quote = passage && find('blockquote', HTMLElement, passage)
  if (!passage || !quote) return
  const near = find('.near', HTMLElement, passage) ?? (await fetchNeighbours(nearUrl(passage)))
  if (!near) {
    announce('没能取来前后文，请打开原文查看。')
    return
  }
  if (!passage.contains(near)) quote.after(near)
  const isShown = button.getAttribute('aria-expanded') === 'true'
  near.hidden = isShown
  quote.hidden = !isShown
  button.setAttribute('aria-expanded', String(!isShown))
  button.textContent = isShown ? '前后文' : '收起前后文'
}

/** Where the server draws the neighbours of `passage`: below the reply, with the query to mark.
 *  @param {Element} passage */
function nearUrl(passage) {
  const link = find('a.open', HTMLAnchorElement, passage)
  return link ? `${link.pathname}/near/${link.hash.slice(1)}${link.search}` : ''
}

/** A part of a page that the server has drawn; null where it does not answer.
 *  @param {string} url
 *  @returns {Promise<HTMLElement | null>} */
async function fetchNeighbours(url) {
  try {
    const response = await fetch(url)
    if (!response.ok) return null
    const drawn = new DOMParser().parseFromString(await response.text(), 'text/html')
    const near = find('.near', HTMLElement, drawn)
    return near && document.adoptNode(near)
  } catch {
    return null
  }
}

/** On narrow screens the filters are a sheet above the page: Esc closes it, the focus stays in it and comes back. It
 *  opens again on the page to which one of its filters led, because one filter is seldom enough. */
function offerSheet() {
  const opener = find('.open-rail', HTMLAnchorElement)
  const rail = find('#filters', HTMLElement)
  const body = find('.rail-body', HTMLElement)
  if (!opener || !rail || !body) return
  const sheet = document.createElement('dialog')
  sheet.className = 'sheet'
  sheet.setAttribute('aria-labelledby', 'rail-heading')
  document.body.append(sheet)
  for (const link of findAll('a.value, a.year', HTMLAnchorElement, body)) {
    link.addEventListener('click', () => {
      if (sheet.open) link.hash = 'filters'
    })
  }
  const open = () => {
    sheet.append(body)
    sheet.showModal()
  }
  opener.addEventListener('click', (event) => {
    event.preventDefault()
    open()
  })
  find('.close-rail', HTMLAnchorElement, body)?.addEventListener('click', (event) => {
    if (!sheet.open) return
    event.preventDefault()
    sheet.close()
  })
  sheet.addEventListener('close', () => {
    rail.append(body)
    if (location.hash === '#filters') history.replaceState(null, '', location.pathname + location.search)
    opener.focus()
  })
  const isNarrow = getComputedStyle(opener).display !== 'none'
  if (location.hash === '#filters' && isNarrow) open()
}
