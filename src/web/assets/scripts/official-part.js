import { officialText } from './official-format.js'

/** @import { Mark } from './draft-shape.js' */

/** The words of a passage in the form of official documents, its marks where their words now stand. It ends with a full stop
 *  where it was one item of a list. Where the form cannot be followed letter by letter, all stays as it is.
 *  @param {{ readonly text: string, readonly marks: readonly Mark[] }} passage
 *  @returns {{ text: string, marks: Mark[] }} */
export function officialPart({ text, marks }) {
  const official = officialText(text)
  const [before, after] = [pieces(text), pieces(official)]
  if (before.length !== after.length) return { text, marks: [...marks] }
  const moved = marks.flatMap(({ start, end, kind }) => {
    const within = after.filter((_, at) => isWithin(before[at], { start, end }))
    const [first, last] = [within[0], within[within.length - 1]]
    return first && last ? [{ start: first.start, end: last.end, kind }] : []
  })
  return { text: official.replace(/[；，]$/u, '。'), marks: moved }
}

/** @typedef {{ start: number, end: number }} Piece */

/** @param {Piece | undefined} piece
 *  @param {Piece} outer */
function isWithin(piece, outer) {
  return piece !== undefined && outer.start <= piece.start && piece.end <= outer.end
}

/** What the form may lengthen or shorten (…, 。。, --, <<) is one piece, and so is every other letter; blanks are none.
 *  @param {string} text
 *  @returns {Piece[]} */
function pieces(text) {
  return [...text.matchAll(/([.…。<>-])\1*|—+|[^\s\u00a0\u3000\u200b\ufeff]/gu)].map(
    ({ 0: piece, index }) => ({
      start: index,
      end: index + piece.length,
    }),
  )
}
