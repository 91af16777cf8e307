import { clipsText } from './clip-list.js'
import { putOnClipboard } from './clipboard.js'
import { keptClips, storeClips } from './clips.js'
import { announce, find, make } from './dom.js'

const list = find('.clips', HTMLOListElement)
if (list) {
  show(list)
  offer('#copy-clips', () => {
    void putOnClipboard({ plain: clipsText(keptClips()) }).then((isDone) => {
      if (isDone) announce(`已复制 ${keptClips().length} 条。`)
    })
  })
  offer('#save-clips', () => save('复文素材夹.txt', 'text/plain', `\ufeff${clipsText(keptClips())}`))
  offer('#save-clips-json', () =>
    save('复文素材夹.json', 'application/json', JSON.stringify(keptClips(), null, 2)),
  )
  offer('#empty-clips', () => {
    if (!confirm('清空素材夹？清空后不能恢复。')) return
    storeClips([])
    show(list)
    announce('素材夹已清空。')
  })
}

/** @param {HTMLOListElement} list */
function show(list) {
  const clips = keptClips()
  list.replaceChildren(...clips.map((clip, at) => itemOf(clip, at, list)))
  const count = find('.clip-count', HTMLElement)
  if (count) count.textContent = clips.length === 0 ? '素材夹是空的。' : `${clips.length} 条`
  const tools = find('.clip-tools', HTMLElement)
  if (tools) tools.hidden = clips.length === 0
}

/** @param {import('./clip-list.js').Clip} clip
 *  @param {number} at
 *  @param {HTMLOListElement} list */
function itemOf({ text, citation, link }, at, list) {
  const item = make('li')
  const source = make('p', { className: 'quiet' })
  // Only our own pages are kept; a link that was put there by other means leads nowhere.
  const isOurs = link.startsWith(`${location.origin}/r/`)
  source.append(isOurs ? make('a', { text: citation || link, attributes: { href: link } }) : citation)
  const remove = make('button', {
    className: 'plain',
    text: '删除',
    attributes: { type: 'button', 'aria-label': `删除第 ${at + 1} 条` },
  })
  remove.addEventListener('click', () => {
    storeClips(keptClips().filter((_, other) => other !== at))
    show(list)
    announce('已删除 1 条。')
    find('#main', HTMLElement)?.focus()
  })
  item.append(make('blockquote', { text }), source, remove)
  return item
}

/** @param {string} selector
 *  @param {() => void} act */
function offer(selector, act) {
  find(selector, HTMLButtonElement)?.addEventListener('click', act)
}

/** @param {string} name
 *  @param {string} type
 *  @param {string} text */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = make('a', { attributes: { href: address, download: name } })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
