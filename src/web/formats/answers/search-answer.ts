import { z } from 'zod'
import type { SearchAnswer } from '../../../search/answer.ts'
import { date, docType, kind, number, offsets, regionLabel, role, text, whole } from './parts.ts'

const facet = z.array(z.strictObject({ value: text, label: text, count: whole, selected: z.boolean() }))

/** `GET /api/v1/search` */
export const searchAnswer = z.strictObject({
  query: z.strictObject({
    raw: text,
    understood: text,
    notices: z.array(text),
    suggestions: z.array(text),
  }),
  total: z.strictObject({ replies: whole, passages: whole, exact: whole }),
  tookMs: number,
  indexVersion: text,
  results: z.array(
    z.strictObject({
      id: text,
      url: text,
      title: text.nullable(),
      proposalTitle: text.nullable(),
      titleHighlights: offsets,
      docType,
      kind: kind.nullable(),
      authority: text.nullable(),
      region: regionLabel.nullable(),
      docNumber: text.nullable(),
      signedOn: date.nullable(),
      publishedOn: date.nullable(),
      outcome: text.nullable(),
      score: number,
      passages: z.array(
        z.strictObject({
          anchor: text,
          url: text,
          role,
          headingPath: z.array(text),
          text,
          highlights: offsets,
          match: z.enum(['exact', 'terms']),
          sameText: whole.exactOptional(),
          sameAs: text.exactOptional(),
        }),
      ),
      morePassages: whole,
      sameText: whole.exactOptional(),
      sameAs: text.exactOptional(),
    }),
  ),
  facets: z.strictObject({
    region: facet,
    programme: facet,
    section: facet,
    year: facet,
    kind: facet,
    authority: facet,
  }),
  unlisted: z
    .strictObject({
      region: whole.exactOptional(),
      programme: whole.exactOptional(),
      section: whole.exactOptional(),
      year: whole.exactOptional(),
      kind: whole.exactOptional(),
      authority: whole.exactOptional(),
    })
    .exactOptional(),
  next: text.nullable(),
}) satisfies z.ZodType<SearchAnswer>
