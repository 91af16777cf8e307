import { coreOf } from '../../search/core.ts'
import { foldText } from '../../text/fold.ts'
import { type Ask, splitIntoAsks } from '../asks.ts'

/** A proposal that is to be answered. */
export interface AskedProposal {
  /** What it is about, in the words of its title, folded; null where no title stands in it. */
  readonly matter: string | null
  readonly asks: readonly Ask[]
}

/** The title of a proposal, alone or at the head of its text. */
const titleAtHead = /关于([^。！？；\n《》]{3,80}?)的?(?:建议|提案|议案|意见)/u

/** A title stands this near to the beginning of a text. */
const HEAD = 400

/** Reads the text of a proposal, or its title alone. Its asks are empty only for an empty text. */
export function readProposal(text: string): AskedProposal {
  return { matter: matterOf(text), asks: splitIntoAsks(text) }
}

/** What `text` is about by its title; null where none stands at its head. */
export function matterOf(text: string): string | null {
  const [, words] = titleAtHead.exec(text.slice(0, HEAD)) ?? []
  if (words === undefined) return null
  const folded = foldText(words)
  return coreOf(folded) ?? folded
}

/** The title at the head of `text` as it stands there, such as 关于加强…的建议; null where there is none. */
export function titleOf(text: string): string | null {
  return titleAtHead.exec(text.slice(0, HEAD))?.[0] ?? null
}
