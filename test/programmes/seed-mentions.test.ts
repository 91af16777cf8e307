import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findMentions, type Mention } from '../../src/programmes/find-mentions.ts'
import { programmeById } from '../../src/programmes/registry.ts'

/* The golden file was written by reading the five seeds, after the rule in the comment of Programme; the program
 * was not asked. A mention counts as found when one of the same programme overlaps it, each at most once. */

const folder = new URL('../../seeds/', import.meta.url)
const seeds = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => [file.slice(0, 3), readFileSync(new URL(file, folder), 'utf8')]),
)
const annotated = readFileSync(new URL('seed-mentions.golden.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [seed = '', before = '', mention = '', id = ''] = line.split('\t')
    const start = (seeds.get(seed)?.indexOf(before + mention) ?? -1) + before.length
    return { seed, before, mention, id, start, end: start + mention.length }
  })

/** How many of `wanted` have a partner of their own in `given`. */
function countPartnered(wanted: readonly Mention[], given: readonly Mention[]): number {
  const free = new Set(given)
  return wanted.filter((one) => {
    const partner = [...free].find(
      (other) => other.id === one.id && other.start < one.end && one.start < other.end,
    )
    return partner !== undefined && free.delete(partner)
  }).length
}

const perSeed = [...seeds].map(([seed, text]) => {
  const truth = annotated.filter((row) => row.seed === seed)
  const found = findMentions(text)
  return { truth: truth.length, found: found.length, right: countPartnered(truth, found) }
})
const sum = (key: 'truth' | 'found' | 'right') => perSeed.reduce((total, one) => total + one[key], 0)
const recall = sum('right') / sum('truth')
const precision = sum('right') / sum('found')
const quoted = annotated.filter(
  ({ before, mention }) => mention.startsWith('“') || before.endsWith('“'),
).length

describe('the annotation of the seeds', () => {
  it.each(annotated)(
    '$seed: $mention after $before stands in the seed exactly once',
    ({ seed, before, mention, id }) => {
      expect(seeds.get(seed)?.split(before + mention)).toHaveLength(2)
      expect(programmeById(id)).not.toBeNull()
    },
  )
})

describe('findMentions on the seeds', () => {
  it(`finds ${sum('right')} of ${sum('truth')} mentions (${quoted} begin in quotation marks): recall ${recall.toFixed(3)}`, () => {
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  it(`gives ${sum('found')} mentions, ${sum('right')} of them right: precision ${precision.toFixed(3)}`, () => {
    expect(precision).toBeGreaterThanOrEqual(0.95)
  })
})
