import { z } from 'zod'

/** Of one reply no more than this many passages are told. */
const MOST_OF_A_REPLY = 20

/** Asks for the passages of each reply that a nested search is for. */
export const passageHits = { size: MOST_OF_A_REPLY, _source: false, docvalue_fields: ['passages.ordinal'] }

/** What a hit then says of its passages: read by `passagesOf`. */
export const innerHits = z.object({
  passages: z.object({
    hits: z.object({
      hits: z.array(
        z.object({
          _score: z.number(),
          fields: z.object({ 'passages.ordinal': z.tuple([z.number()]) }),
        }),
      ),
    }),
  }),
})

/** The passages of one hit, with the score of each. */
export function passagesOf({ passages }: z.infer<typeof innerHits>): { ordinal: number; score: number }[] {
  return passages.hits.hits.map(({ _score, fields }) => ({
    ordinal: fields['passages.ordinal'][0],
    score: _score,
  }))
}
