import { z } from 'zod'
import type { CheckJson } from '../../../drafting/check/check-json.ts'
import { findingKinds } from '../../../drafting/check/finding.ts'
import { leftoverKinds } from '../../../drafting/leftovers/leftover.ts'
import type { SimilarJson } from '../../../drafting/similar/similar-json.ts'
import type { ListedCommitment, ListedNumber } from '../../../drafting/tables/listed-statements.ts'
import { docType, number, regionLabel, replyReference, role, text, whole } from './parts.ts'

/** `POST /api/v1/similar` */
export const similarAnswer = z.strictObject({
  asks: z.array(
    z.strictObject({
      start: whole,
      end: whole,
      text,
      results: z.array(
        z.strictObject({
          id: text,
          anchor: text,
          url: text,
          title: text.nullable(),
          authority: text.nullable(),
          docType,
          role,
          text,
          score: z.number().min(0).max(1),
          sameText: whole,
          region: regionLabel.nullable(),
          year: whole.nullable(),
          outcome: text.nullable(),
          leftovers: z.array(z.strictObject({ start: whole, end: whole, kind: z.enum(leftoverKinds) })),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<SimilarJson>

/** `POST /api/v1/check` */
export const checkAnswer = z.strictObject({
  region: regionLabel.nullable(),
  part: z.boolean(),
  findings: z.array(
    z.strictObject({
      kind: z.enum(findingKinds),
      rule: text,
      start: whole,
      end: whole,
      text,
      message: text,
      suggestion: text.nullable(),
    }),
  ),
  overlap: z.strictObject({
    share: z.number().min(0).max(1),
    runs: z.array(
      z.strictObject({ start: whole, end: whole, id: text, anchor: text, boilerplate: z.boolean() }),
    ),
    sources: z.array(z.strictObject({ ...replyReference, share: z.number().min(0).max(1), longest: whole })),
  }),
  asks: z.array(z.strictObject({ start: whole, end: whole, text, answered: z.boolean() })),
}) satisfies z.ZodType<CheckJson>

/** `POST /api/v1/check/file` */
export const sentText = z.strictObject({ text })

const statementPlace = {
  id: text,
  anchor: text,
  url: text,
  region: regionLabel.nullable(),
  year: text.nullable(),
  authority: text.nullable(),
  title: text.nullable(),
}

/** `GET /api/v1/numbers` */
export const numberList = z.array(
  z.strictObject({
    ...statementPlace,
    indicator: text,
    value: number,
    unit: text,
    asOf: text.nullable(),
    change: text.nullable(),
    baseValue: number,
    baseUnit: text,
  }),
) satisfies z.ZodType<ListedNumber[]>

/** `GET /api/v1/commitments` */
export const commitmentList = z.array(
  z.strictObject({
    ...statementPlace,
    text,
    target: text.nullable(),
    value: number.nullable(),
    unit: text.nullable(),
    deadline: text.nullable(),
    owner: text.nullable(),
    baseValue: number.nullable(),
    baseUnit: text.nullable(),
  }),
) satisfies z.ZodType<ListedCommitment[]>
