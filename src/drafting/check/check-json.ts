import { regionPath } from '../../reply/region.ts'
import type { ReplyId } from '../../reply/reply.ts'
import type { RegionLabel } from '../../search/answer.ts'
import { type ReplyReference, referTo } from '../../search/wording/same-json.ts'
import type { CheckedDraft } from './check-draft.ts'
import type { Finding } from './finding.ts'
import type { CheckedAsk } from './unanswered.ts'

/** What is wrong or left over in a draft, as `/api/v1/check` and `check --json` print it. Offsets are UTF-16 code units of
 *  the draft. */
export interface CheckJson {
  /** Whose draft it was taken for. */
  readonly region: RegionLabel | null
  /** Whether it was taken for a part of a reply, of which nothing is missing. */
  readonly part: boolean
  readonly findings: readonly Finding[]
  readonly overlap: {
    /** 0…1, three decimals. */
    readonly share: number
    readonly runs: readonly {
      readonly start: number
      readonly end: number
      readonly id: ReplyId
      readonly anchor: string
      readonly boilerplate: boolean
    }[]
    readonly sources: readonly (ReplyReference & { readonly share: number; readonly longest: number })[]
  }
  /** Of the proposal, with offsets in it; empty without one. */
  readonly asks: readonly CheckedAsk[]
}

export function checkToJson({ findings, overlap, asks, own, isPart }: CheckedDraft): CheckJson {
  return {
    region: own && { code: own.code, name: own.name, path: regionPath(own) },
    part: isPart,
    findings,
    overlap: {
      share: rounded(overlap.share),
      runs: overlap.runs.map(({ start, end, id, anchor, boilerplate }) => ({
        start,
        end,
        id,
        anchor,
        boilerplate,
      })),
      sources: overlap.sources.map(({ reply, share, longest }) => ({
        ...referTo(reply),
        share: rounded(share),
        longest,
      })),
    },
    asks,
  }
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000
}
