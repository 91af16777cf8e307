import { z } from 'zod'
import { docTypes, type ReplyId } from '../../reply/reply.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import { roles } from '../../reply/role.ts'
import { yearOf } from '../extents.ts'
import type { Requests } from './cluster.ts'
import type { Version } from './layout.ts'
import { readParts } from './stored-parts.ts'

/** An outline, and the division code of its reply; null where it is not known. */
export interface PlacedOutline extends ReplyOutline {
  readonly region: string | null
}

/** The outlines of those of `ids` that are there, in the same order. */
export async function readOutlines(
  cluster: Requests,
  version: Version,
  ids: readonly ReplyId[],
): Promise<PlacedOutline[]> {
  const asked = { ids, parts: ['day', 'lines', 'outline', 'facts.region'], shape: storedOutline }
  return (await readParts(cluster, version, asked)).map(({ id, stored }) => toOutline(id, stored))
}

const storedOutline = z.object({
  day: z.number(),
  lines: z.string(),
  outline: z.object({
    docType: z.enum(docTypes),
    titles: z.number(),
    characters: z.number(),
    roles: z.array(z.enum(roles)),
  }),
  facts: z.object({ region: z.string().nullable() }),
})

function toOutline(
  id: ReplyId,
  { day, lines, outline, facts }: z.infer<typeof storedOutline>,
): PlacedOutline {
  const [header = '', ...texts] = lines.split('\n')
  return {
    id,
    docType: outline.docType,
    year: yearOf(day),
    titles: header.slice(0, outline.titles),
    length: outline.characters,
    passages: texts.map((folded, at) => ({ role: outline.roles[at] ?? 'other', folded })),
    region: facts.region,
  }
}
