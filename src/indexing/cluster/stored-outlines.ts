import { z } from 'zod'
import { docTypes, type ReplyId } from '../../reply/reply.ts'
import type { ReplyOutline } from '../../reply/reply-outline.ts'
import { roles } from '../../reply/role.ts'
import { yearOf } from '../extents.ts'
import type { Requests } from './cluster.ts'
import type { Version } from './layout.ts'

/** An outline, and the division code of its reply; null where it is not known. */
export interface PlacedOutline extends ReplyOutline {
  readonly region: string | null
}

/** The outlines of those of `ids` that are there, in the same order. */
export async function readOutlines(
  cluster: Requests,
  { replies }: Version,
  ids: readonly ReplyId[],
): Promise<PlacedOutline[]> {
  if (ids.length === 0) return []
  const answer = await cluster.send('POST', `/${replies}/_mget`, {
    body: { ids },
    query: { _source_includes: 'day,lines,outline,facts.region' },
  })
  return storedOutlines
    .parse(answer)
    .docs.flatMap(({ _id, _source }) => (_source ? [toOutline(_id, _source)] : []))
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
const storedOutlines = z.object({
  docs: z.array(z.object({ _id: z.string(), _source: storedOutline.optional() })),
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
