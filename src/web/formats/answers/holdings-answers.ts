import { z } from 'zod'
import type { Comparison } from '../../../search/holdings/comparison.ts'
import type { Composition } from '../../../search/holdings/composition.ts'
import type { Coverage } from '../../../search/holdings/coverage.ts'
import type { Matrix } from '../../../search/holdings/matrix.ts'
import type { ProgrammeAnswer } from '../../../search/holdings/programme-answer.ts'
import type { ProgrammeList } from '../../../search/holdings/programme-list.ts'
import type { RegionEntry, RegionReport } from '../../../search/holdings/regions.ts'
import { code, counts, data, date, offsets, period, regionLabel, role, text, whole } from './parts.ts'

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
  seenCount: whole,
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
