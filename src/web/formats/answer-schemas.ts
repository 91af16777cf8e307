import { z } from 'zod'
import type { CheckJson } from '../../drafting/check/check-json.ts'
import { findingKinds } from '../../drafting/check/finding.ts'
import { leftoverKinds } from '../../drafting/leftovers/leftover.ts'
import type { SimilarJson } from '../../drafting/similar/similar-json.ts'
import type { ListedCommitment, ListedNumber } from '../../drafting/tables/listed-statements.ts'
import { docTypes } from '../../reply/reply.ts'
import type { ReplyJson, SectionJson } from '../../reply/reply-json.ts'
import { roles } from '../../reply/role.ts'
import type { SearchAnswer } from '../../search/answer.ts'
import type { Comparison } from '../../search/holdings/comparison.ts'
import type { Composition } from '../../search/holdings/composition.ts'
import type { Coverage } from '../../search/holdings/coverage.ts'
import type { Matrix } from '../../search/holdings/matrix.ts'
import type { ProgrammeAnswer } from '../../search/holdings/programme-answer.ts'
import type { ProgrammeList } from '../../search/holdings/programme-list.ts'
import type { RegionEntry, RegionReport } from '../../search/holdings/regions.ts'
import type { CountsJson, ReplyReference, SameJson } from '../../search/wording/same-json.ts'

/* The answers of the API as schemas. Each is held against the type it describes by the compiler, and against real
   answers by test/web/formats/openapi.test.ts. */

const text = z.string()
const number = z.number()
const whole = z.int().min(0)
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const code = z.string().regex(/^\d{6}$/)
const role = z.enum(roles)
const docType = z.enum(docTypes)
const kind = z.enum(['proposal', 'suggestion'])
const offsets = z.array(z.tuple([whole, whole]))
const counts = z.record(text, whole)
const period = { first: date.nullable(), last: date.nullable() }
const regionLabel = z.strictObject({ code: text, name: text, path: z.array(text) })
const data = { indexVersion: text, updatedAt: text.nullable() }

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

const appearance = {
  replies: whole,
  mentions: whole,
  regions: whole,
  ...period,
  roles: counts,
  outcomes: counts,
}
const held = z.strictObject({ replies: whole, regions: whole, ...period })
const { replies: _replies, ...appearanceOfEntry } = appearance
const programmeEntry = z.strictObject({
  value: text,
  label: text,
  count: whole,
  url: text,
  ...appearanceOfEntry,
})
const named = z.array(z.strictObject({ value: text, label: text }))

/** `GET /api/v1/programmes` */
export const programmeList = z.strictObject({
  ...data,
  region: regionLabel.nullable(),
  held,
  programmes: z.array(programmeEntry),
  unseen: named,
}) satisfies z.ZodType<ProgrammeList>

const { regions: _regions, ...appearanceOfRow } = appearance

/** `GET /api/v1/programmes/:id` */
export const programmeAnswer = z.strictObject({
  ...data,
  programme: z.strictObject({
    id: text,
    name: text,
    aliases: z.array(text),
    lookAlikes: z.array(text),
    note: text,
  }),
  region: regionLabel.nullable(),
  total: z.strictObject({ ...appearance, held }),
  provinces: z.array(
    z.strictObject({ code, name: text, short: text, held: whole, replies: whole, regions: whole }),
  ),
  years: z.array(z.strictObject({ year: text, held: whole, replies: whole })),
  together: z.array(z.strictObject({ value: text, label: text, count: whole, url: text })),
  groups: z.array(
    z.strictObject({
      region: regionLabel.nullable(),
      held: whole,
      heldRegions: whole,
      replies: whole,
      mentions: whole,
      regions: whole,
      ...period,
    }),
  ),
  rows: z.array(
    z.strictObject({
      region: regionLabel.nullable(),
      group: text.nullable(),
      held: whole,
      ...appearanceOfRow,
      sentence: z
        .strictObject({
          id: text,
          anchor: text,
          url: text,
          title: text.nullable(),
          authority: text.nullable(),
          role,
          text,
          highlights: offsets,
          figures: offsets,
        })
        .nullable(),
    }),
  ),
  rowCount: whole,
  next: text.nullable(),
}) satisfies z.ZodType<ProgrammeAnswer & { readonly next: string | null }>

const regionEntry = z.strictObject({
  value: text,
  label: text,
  count: whole,
  path: z.array(text),
  ...period,
  years: counts,
  url: text,
}) satisfies z.ZodType<RegionEntry>

const heldWithPassages = z.strictObject({ replies: whole, regions: whole, passages: whole, ...period })
const composition = {
  held: heldWithPassages,
  years: z.array(z.strictObject({ year: text, replies: whole })),
  kinds: counts,
  docTypes: counts,
  outcomes: counts,
  authorities: z.array(z.strictObject({ name: text, replies: whole, ...period })),
} satisfies { [K in keyof Composition]: z.ZodType<Composition[K]> }

/** `GET /api/v1/regions` */
export const regionList = z.strictObject({ ...data, held: heldWithPassages, regions: z.array(regionEntry) })

/** `GET /api/v1/regions/:code` */
export const regionReport = z.strictObject({
  ...data,
  ...composition,
  region: regionLabel,
  above: z.array(regionLabel),
  own: whole,
  below: z.array(regionEntry),
  programmes: z.array(programmeEntry),
  unseen: named,
}) satisfies z.ZodType<RegionReport>

const comparison = z.strictObject({
  programme: text,
  columns: z.array(
    z.strictObject({
      region: code,
      held: whole,
      ...appearance,
      parts: z.array(
        z.strictObject({
          part: z.enum(['done', 'plan', 'rest']),
          passages: z.array(
            z.strictObject({
              id: text,
              anchor: text,
              url: text,
              authority: text.nullable(),
              date: date.nullable(),
              role,
              text,
              highlights: offsets,
              figures: offsets,
              shared: offsets,
            }),
          ),
          more: whole,
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<Comparison>

/** `GET /api/v1/compare` */
export const compareAnswer = z.strictObject({
  ...data,
  regions: z.array(z.strictObject({ code, name: text, path: z.array(text), held: whole })),
  programmes: z.array(z.strictObject({ value: text, label: text, url: text, replies: z.array(whole) })),
  comparisons: z.array(comparison),
}) satisfies z.ZodType<Matrix & { readonly comparisons: readonly Comparison[] }>

/** `GET /api/v1/about/data` */
export const coverage = z.strictObject({
  ...data,
  ...composition,
  regions: z.array(regionEntry),
  gaps: z.strictObject({
    provinces: z.array(z.strictObject({ code, name: text, short: text })),
    years: z.array(text),
    withoutRegion: whole,
    withoutDate: whole,
    withoutAuthority: whole,
    withoutKind: whole,
  }),
  problems: z.array(z.strictObject({ kind: text, replies: whole })),
  masked: counts,
}) satisfies z.ZodType<Coverage>

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

const replyReference = {
  id: text,
  url: text,
  title: text.nullable(),
  authority: text.nullable(),
  region: regionLabel.nullable(),
  date: date.nullable(),
}

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

const statementPlace = {
  id: text,
  anchor: text,
  url: text,
  region: regionLabel.nullable(),
  year: text.nullable(),
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
  }),
) satisfies z.ZodType<ListedCommitment[]>
