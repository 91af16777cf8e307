import { roleLabels } from '../../reply/role.ts'
import type { QuotedRow } from '../../search/holdings/programme-answer.ts'
import type { Quote } from '../../search/holdings/quotes.ts'
import { regionUrl } from '../../search/holdings/regions.ts'
import { plainRequest } from '../../search/request.ts'
import { searchUrl } from '../search-url.ts'
import { clipAround, type Piece, pieces } from './pieces.ts'
import { countsText, rolesText } from './table-parts.ts'

/** One region in a programme's table. */
export interface RegionRowView {
  readonly region: {
    readonly code: string
    readonly label: string
    readonly above: string
    readonly href: string
  } | null
  readonly held: number
  readonly replies: number
  /** A search for the replies that are counted; null for those of no known region. */
  readonly found: string | null
  /** Whether that search finds those of regions below, too, which have rows of their own. */
  readonly isFoundWider: boolean
  readonly mentions: number
  readonly first: string
  readonly last: string
  /** Null where no reply names the programme. */
  readonly quote: QuoteView | null
  readonly roles: string
  readonly outcomes: string
}

/** A sentence to be shown. */
export interface QuoteView {
  readonly href: string
  readonly role: string
  readonly roleLabel: string
  readonly pieces: readonly Piece[]
  readonly cutBefore: boolean
  readonly cutAfter: boolean
  /** Authority or title of the reply; empty where neither is known. */
  readonly from: string
}

/** About three lines of a wide table. */
const quoteLength = 130

/** `row` of the table of `programme`. */
export function regionRowView(row: QuotedRow, programme: string): RegionRowView {
  const { region, held, replies, mentions, first, last, sentence, roles, outcomes } = row
  const isCounty = region !== null && !region.code.endsWith('00')
  return {
    region: region && {
      code: region.code,
      label: isCounty ? region.name : `${region.name}本级`,
      above: region.path.slice(0, -1).join(' › '),
      href: regionUrl(region.code),
    },
    held,
    replies,
    found: region && searchUrl({ ...plainRequest(''), programme: [programme], region: [region.code] }),
    isFoundWider: !isCounty,
    mentions,
    first: first ?? '',
    last: last ?? '',
    quote: sentence && quoteView(sentence),
    roles: rolesText(roles),
    outcomes: countsText(outcomes),
  }
}

function quoteView(sentence: Quote): QuoteView {
  const { quote, cutBefore, cutAfter } = clipAround(sentence, quoteLength)
  return {
    href: sentence.url,
    role: sentence.role,
    roleLabel: roleLabels[sentence.role],
    pieces: pieces(quote),
    cutBefore,
    cutAfter,
    from: sentence.authority ?? sentence.title ?? '',
  }
}
