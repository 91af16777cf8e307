/** What the search box proposes.
 *  @typedef {object} Proposal
 *  @property {string} text The query, or a title.
 *  @property {string} note What it is.
 *  @property {string} url */

/** The proposals of an answer of `/suggest`: what was typed, texts, notes, addresses. Empty for anything else.
 *  @param {unknown} answer
 *  @returns {Proposal[]} */
export function readProposals(answer) {
  if (!Array.isArray(answer)) return []
  const [, texts, notes, urls] = /** @type {unknown[]} */ (answer)
  return strings(texts).map((text, at) => ({
    text,
    note: strings(notes)[at] ?? '',
    url: strings(urls)[at] ?? '',
  }))
}

/** @param {unknown} value
 *  @returns {string[]} */
function strings(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Whether a proposal is a page of its own, not a search.
 *  @param {Proposal} proposal */
export function isPage({ url }) {
  return url.startsWith('/r/')
}

/** The proposal that an arrow leads to from the one at `at`; -1 is the box itself, before the first and behind the last.
 *  @param {number} at
 *  @param {1 | -1} step
 *  @param {number} length */
export function nextProposal(at, step, length) {
  const places = length + 1
  return ((at + 1 + step + places) % places) - 1
}
