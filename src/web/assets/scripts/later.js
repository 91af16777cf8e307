import { find, findAll, make } from './dom.js'

/** How many passages are asked for at once; the server takes twenty. */
const ASKED_AT_ONCE = 8

/** Says beside each passage how often others say it, as it comes into view: all at once would keep the server busy for
 *  passages that nobody reads.
 *  @param {HTMLElement} reply */
export function countWordings(reply) {
  /** @type {Map<string, HTMLAnchorElement>} */
  const waiting = new Map()
  let isAsking = false
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLAnchorElement)) continue
      observer.unobserve(target)
      waiting.set(target.closest('.passage')?.id ?? '', target)
    }
    void ask()
  })
  for (const link of findAll('.same', HTMLAnchorElement, reply)) observer.observe(link)

  async function ask() {
    if (isAsking || waiting.size === 0) return
    isAsking = true
    const links = [...waiting].slice(0, ASKED_AT_ONCE)
    for (const [anchor] of links) waiting.delete(anchor)
    const query = new URLSearchParams(links.map(([anchor]) => ['anchor', anchor]))
    /** @type {{ counts: WordingCount[] } | null} */
    const answer = await getJson(`${apiOf(reply)}/same?${query.toString()}`)
    for (const count of answer?.counts ?? []) {
      const link = links.find(([anchor]) => anchor === count.anchor)?.[1]
      if (link) showCount(link, count)
    }
    isAsking = false
    if (answer) void ask()
  }
}

/** @typedef {{ anchor: string, count: number, complete: boolean, formula: boolean }} WordingCount */

/** @param {HTMLAnchorElement} link
 *  @param {WordingCount} count */
function showCount(link, { count, complete, formula }) {
  const number = `${count}${complete ? '' : '+'}`
  if (count === 0) {
    link.replaceWith(make('span', { className: 'same alone', text: '别处未见' }))
  } else {
    link.textContent = formula ? `套语 ${number} 处` : `同文 ${number} 处`
    link.classList.toggle('said-elsewhere', !formula)
  }
}

/** Lists replies on the same matter when the reader comes near the end.
 *  @param {HTMLElement} reply */
export function listSimilar(reply) {
  const section = find('.similar', HTMLElement, reply)
  const list = section && find('ol', HTMLOListElement, section)
  if (!section || !list) return
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      void show()
    },
    { rootMargin: '400px' },
  )
  observer.observe(section)

  async function show() {
    /** @type {{ replies: SimilarReply[] } | null} */
    const answer = await getJson(`${apiOf(reply)}/similar`)
    list?.append(...(answer?.replies ?? []).map(similarItem))
  }
}

/** @typedef {{ url: string, title: string | null, authority: string | null, region: { name: string } | null, date: string | null }} SimilarReply */

/** @param {SimilarReply} similar */
function similarItem({ url, title, authority, region, date }) {
  const item = make('li')
  item.append(
    make('a', { text: title ?? '（无标题）', attributes: { href: url } }),
    make('span', {
      className: 'quiet',
      text: [region?.name, authority, date].filter((fact) => fact).join(' · '),
    }),
  )
  return item
}

/** @param {HTMLElement} reply */
function apiOf(reply) {
  return `/api/v1/replies/${reply.dataset['reply'] ?? ''}`
}

/** What our own server answers, whose shape its tests hold; null where it does not: then the links stay as they are.
 *  @template T
 *  @param {string} path
 *  @returns {Promise<T | null>} */
async function getJson(path) {
  try {
    const response = await fetch(path, { headers: { Accept: 'application/json' } })
    return response.ok ? /** @type {T} */ (await response.json()) : null
  } catch {
    return null
  }
}
