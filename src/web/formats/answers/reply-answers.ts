import { z } from 'zod'
import type { ReplyJson, SectionJson } from '../../../reply/reply-json.ts'
import type { CountsJson, ReplyReference, SameJson } from '../../../search/wording/same-json.ts'
import { code, counts, date, docType, kind, offsets, replyReference, role, text, whole } from './parts.ts'

const section: z.ZodType<SectionJson> = z
  .strictObject({
    anchor: text,
    level: z.literal([1, 2, 3, 4, 5]),
    marker: text.nullable(),
    heading: text.nullable(),
    role,
    get children() {
      return z.array(section)
    },
  })
  .meta({ id: 'Section' })

/** `GET /api/v1/replies/:id` */
export const replyAnswer = z.strictObject({
  id: text,
  source: text,
  docType,
  title: text.nullable(),
  kind: kind.nullable(),
  proposal: z.strictObject({ title: text.nullable(), session: text.nullable(), number: text.nullable() }),
  authority: text.nullable(),
  handlers: z.strictObject({ lead: text.nullable(), joint: z.array(text) }),
  region: z
    .strictObject({ code, name: text, province: text, city: text.nullable(), county: text.nullable() })
    .nullable(),
  docNumber: text.nullable(),
  indexNumber: text.nullable(),
  signedOn: date.nullable(),
  publishedOn: date.nullable(),
  outcome: z.enum(['A', 'B', 'C', 'D']).nullable(),
  addresseeType: z.enum(['member', 'deputy', 'group']).nullable(),
  sections: z.array(section),
  passages: z.array(z.strictObject({ anchor: text, section: text, role, headingPath: z.array(text), text })),
  programmes: z.array(
    z.strictObject({
      id: text,
      name: text,
      mentions: z.array(z.strictObject({ anchor: text, start: whole, end: whole })),
    }),
  ),
  masked: counts,
  problems: z.array(z.strictObject({ kind: text, message: text })),
}) satisfies z.ZodType<ReplyJson>

/** `GET /api/v1/same` */
export const sameAnswer = z.strictObject({
  passage: z.strictObject({ id: text.exactOptional(), anchor: text.exactOptional(), text }),
  variants: z.array(
    z.strictObject({
      ...replyReference,
      anchor: text,
      role,
      similarity: z.number().min(0).max(1),
      text,
      differences: offsets,
    }),
  ),
  complete: z.boolean(),
  indexVersion: text,
}) satisfies z.ZodType<SameJson>

/** `GET /api/v1/replies/:id/same` */
export const wordingCounts = z.strictObject({
  counts: z.array(
    z.strictObject({ anchor: text, count: whole, complete: z.boolean(), formula: z.boolean() }),
  ),
}) satisfies z.ZodType<CountsJson>

/** `GET /api/v1/replies/:id/similar` */
export const similarReplies = z.strictObject({
  replies: z.array(z.strictObject(replyReference)),
}) satisfies z.ZodType<{ replies: readonly ReplyReference[] }>
