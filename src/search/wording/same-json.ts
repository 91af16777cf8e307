import { regionPath } from '../../reply/region.ts'
import { type IsoDate, type Reply, type ReplyId, replyDate } from '../../reply/reply.ts'
import type { Role } from '../../reply/role.ts'
import type { Offsets, RegionLabel } from '../answer.ts'
import { differences } from './align.ts'
import type { SameWording, Variant, WordingCount } from './same-wording.ts'

/** Who says nearly the same, as `/api/v1/same` and `same --json` print it. */
export interface SameJson {
  /** What was asked for; `id` and `anchor` where it is a passage of a reply. */
  readonly passage: { readonly id?: ReplyId; readonly anchor?: string; readonly text: string }
  /** The oldest first, undated ones last. */
  readonly variants: readonly VariantJson[]
  /** False where only the most promising were compared. */
  readonly complete: boolean
  readonly indexVersion: string
}

export interface VariantJson extends ReplyReference {
  readonly anchor: string
  readonly role: Role
  /** 0.6 … 1. */
  readonly similarity: number
  readonly text: string
  /** What in `text` differs from the passage asked for. */
  readonly differences: readonly Offsets[]
}

/** How often the passages of a reply are said in others. */
export interface CountsJson {
  readonly counts: readonly {
    readonly anchor: string
    readonly count: number
    readonly complete: boolean
    readonly formula: boolean
  }[]
}

/** A reply as lists name it. */
export interface ReplyReference {
  readonly id: ReplyId
  /** `/r/…`, for a variant with its passage. */
  readonly url: string
  readonly title: string | null
  readonly authority: string | null
  readonly region: RegionLabel | null
  /** Signed, else published. */
  readonly date: IsoDate | null
}

/** `found` as plain data for JSON. */
export function sameToJson(passage: SameJson['passage'], found: SameWording): SameJson {
  const { isComplete, indexVersion, variants } = found
  return { passage, variants: variants.map(variantToJson), complete: isComplete, indexVersion }
}

function variantToJson({ reply, passage, similarity, pieces }: Variant): VariantJson {
  return {
    ...referTo(reply),
    url: `/r/${reply.id}#${passage.anchor}`,
    anchor: passage.anchor,
    role: passage.role,
    similarity: Math.round(similarity * 1000) / 1000,
    text: passage.text,
    differences: differences(pieces),
  }
}

export function countsToJson(counts: readonly WordingCount[]): CountsJson {
  return {
    counts: counts.map(({ anchor, count, isComplete, isFormula }) => ({
      anchor,
      count,
      complete: isComplete,
      formula: isFormula,
    })),
  }
}

/** What a list says of a reply. */
export function referTo({ id, header, region }: Reply): ReplyReference {
  return {
    id,
    url: `/r/${id}`,
    title: header.title ?? header.proposal.title,
    authority: header.authority,
    region: region && { code: region.code, name: region.name, path: regionPath(region) },
    date: replyDate(header),
  }
}
