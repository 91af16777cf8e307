import { offerCopying } from './copying.js'
import { find, findAll } from './dom.js'
import { stepped } from './keys.js'
import { countWordings, listSimilar } from './later.js'
import { onShortcuts } from './shortcuts.js'

const reply = find('.reply', HTMLElement)
if (reply) {
  offerSteps(reply)
  offerCopying(reply)
  markPlaceInContents()
  countWordings(reply)
  listSimilar(reply)
}

/** Marks in the contents where the reader is. */
function markPlaceInContents() {
  const entries = findAll('.contents a', HTMLAnchorElement).flatMap((link) => {
    const heading = document.getElementById(link.hash.slice(1))
    return heading ? [{ link, heading }] : []
  })
  /** @type {HTMLAnchorElement | undefined} */
  let marked
  const mark = () => {
    const passed = entries.filter(({ heading }) => heading.getBoundingClientRect().top < innerHeight * 0.3)
    const here = passed[passed.length - 1]?.link
    if (here === marked) return
    marked?.removeAttribute('aria-current')
    here?.setAttribute('aria-current', 'location')
    marked = here
  }
  mark()
  addEventListener('scroll', mark, { passive: true })
}

/** @param {HTMLElement} element */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return top < innerHeight && bottom > 0
}

/** Steps from hit to hit, beside the place where the reader is.
 *  @param {HTMLElement} reply */
function offerSteps(reply) {
  const hits = findAll('.passage', HTMLElement, reply).filter((passage) =>
    passage.querySelector('.hit-steps'),
  )
  const box = find('#find', HTMLInputElement)
  const position = find('.position', HTMLAnchorElement)
  /** The hit that the address names while it is in view: near the end of a page it cannot come to the top. Otherwise the last
   *  whose beginning the reader has come to; -1 above the first. */
  const current = () => {
    const named = hits.findIndex((hit) => `#${hit.id}` === location.hash && isInView(hit))
    if (named !== -1) return named
    return hits.filter((hit) => hit.getBoundingClientRect().top < innerHeight * 0.25).length - 1
  }
  /** @param {1 | -1} step */
  const go = (step) => {
    const hit = hits[stepped(current(), step, hits.length)]
    if (hit) location.hash = hit.id
  }
  const show = () => {
    if (position) position.textContent = `第 ${Math.max(1, current() + 1)} / ${hits.length} 处`
  }
  /** @type {readonly [string, 1 | -1][]} */
  const steps = [
    ['.step-back', -1],
    ['.step-on', 1],
  ]
  for (const [selector, step] of steps) {
    find(selector, HTMLAnchorElement)?.addEventListener('click', (event) => {
      event.preventDefault()
      go(step)
    })
  }
  if (hits.length > 0) {
    show()
    addEventListener('scroll', show, { passive: true })
    addEventListener('hashchange', show)
  }
  onShortcuts({
    n: () => go(1),
    p: () => go(-1),
    f: () => {
      box?.focus()
      box?.select()
    },
  })
}
