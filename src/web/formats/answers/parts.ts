import { z } from 'zod'
import { docTypes } from '../../../reply/reply.ts'
import { roles } from '../../../reply/role.ts'

/* The answers of the API as schemas. Each is held against the type it describes by the compiler, and against real
   answers by test/web/formats/openapi.test.ts. */

export const text = z.string()
export const number = z.number()
export const whole = z.int().min(0)
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const code = z.string().regex(/^\d{6}$/)
export const role = z.enum(roles)
export const docType = z.enum(docTypes)
export const kind = z.enum(['proposal', 'suggestion'])
export const offsets = z.array(z.tuple([whole, whole]))
export const counts = z.record(text, whole)
export const period = { first: date.nullable(), last: date.nullable() }
export const regionLabel = z.strictObject({ code: text, name: text, path: z.array(text) })
export const data = { indexVersion: text, updatedAt: text.nullable() }

export const replyReference = {
  id: text,
  url: text,
  title: text.nullable(),
  authority: text.nullable(),
  region: regionLabel.nullable(),
  date: date.nullable(),
}

/** What answers an error (RFC 9457). */
export const problem = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  parameter: text.optional(),
  parameters: z.array(text).optional(),
  id: text.optional(),
})
