/** A text that the reader keeps, with where it is from.
 *  @typedef {{ readonly text: string, readonly citation: string, readonly link: string, readonly keptAt: string }} Clip */

/** More of them no browser need hold. */
export const MOST_CLIPS = 500

/** The clips in `stored`; none in what is not what we wrote.
 *  @param {string | null} stored
 *  @returns {Clip[]} */
export function readClips(stored) {
  try {
    /** @type {unknown} */
    const clips = JSON.parse(stored ?? '[]')
    return Array.isArray(clips) ? clips.filter(isClip) : []
  } catch {
    return []
  }
}

/** @param {unknown} value
 *  @returns {value is Clip} */
function isClip(value) {
  if (typeof value !== 'object' || value === null) return false
  /** @type {Record<string, unknown>} */
  const facts = { ...value }
  return ['text', 'citation', 'link', 'keptAt'].every((name) => typeof facts[name] === 'string')
}

/** `clips` with `clip` at the end; what is kept already comes to the end, and is not kept twice.
 *  @param {readonly Clip[]} clips
 *  @param {Clip} clip
 *  @returns {Clip[]} */
export function withClip(clips, clip) {
  return [...clips.filter(({ text, link }) => text !== clip.text || link !== clip.link), clip]
}

/** The clips as a text to be worked with: each with its source below it.
 *  @param {readonly Clip[]} clips
 *  @returns {string} */
export function clipsText(clips) {
  return clips.map(({ text, citation, link }) => `${text}\n（引自${citation}，${link}）\n`).join('\n')
}
