import { MOST_CLIPS, readClips, withClip } from './clip-list.js'
import { recall, remember } from './dom.js'

/** What this browser keeps, the oldest first.
 *  @returns {import('./clip-list.js').Clip[]} */
export function keptClips() {
  return readClips(recall('clips'))
}

/** Keeps `clip` as well. How many are kept then; null where it could not be kept.
 *  @param {import('./clip-list.js').Clip} clip
 *  @returns {number | null} */
export function keepClip(clip) {
  const clips = withClip(keptClips(), clip)
  if (clips.length > MOST_CLIPS) return null
  storeClips(clips)
  return keptClips().length === clips.length ? clips.length : null
}

/** @param {readonly import('./clip-list.js').Clip[]} clips */
export function storeClips(clips) {
  remember('clips', clips.length === 0 ? null : JSON.stringify(clips))
}
