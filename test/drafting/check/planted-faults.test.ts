import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDraft, parseDraft } from '../../../src/drafting/check/check-draft.ts'
import type { Finding } from '../../../src/drafting/check/finding.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import type { Region } from '../../../src/reply/region.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { generateReplies } from '../../bench/generate-replies.ts'
import { Random } from '../../bench/random.ts'
import { buildIndex, segmenter } from '../../indexing/build-index.ts'
import { annotation, seedReplies } from '../../seed-replies.ts'
import { sharedFolder } from '../../temporary-folder.ts'
import { type Planted, planters } from './plant-faults.ts'

const folder = sharedFolder()
let index: ReplyIndex

/** Replies of other places than the drafts: the seeds, and generated ones behind those that are checked. */
const seeds = [...seedReplies().values()]
const generated = [...generateReplies(140, 11)]
const held = generated.slice(60).map(({ source, text }) => parsed(source, text))

/** Names of a lake, a bay, a laboratory and enterprises that only one seed knows. */
const names = ['漩门湾', '鉴湖', '湘湖', '沈氏节能集团'].slice(0, 3)
const passages = [...seeds, ...held].flatMap((reply) =>
  reply.passages
    .filter(({ role, text }) => role === 'done' && text.length > 40)
    .slice(0, 3)
    .map(({ text }) => text.replace(/\s+/g, '').slice(0, 60)),
)

beforeAll(async () => {
  index = await buildIndex(folder, [...seeds, ...held])
}, 60_000)
afterAll(() => index.close())

function parsed(source: string, text: string): Reply {
  return { ...parseDraft(text), source, id: idOf(source) }
}

/** As ids are: letters and digits of base 32. */
function idOf(source: string): string {
  return `a${source.replace(/\D/g, '').padStart(11, '0').replaceAll('0', 'b').replaceAll('1', 'c').replaceAll('8', 'd').replaceAll('9', 'e')}`
}

interface CleanDraft {
  readonly text: string
  readonly own: Region
}

/** Generated letters that say whose they are and have all their parts. */
function cleanDrafts(): CleanDraft[] {
  return generated.slice(0, 60).flatMap(({ text }) => {
    const { region, header } = parseDraft(text)
    if (!region || header.docNumber === null || header.outcome !== null) return []
    return [{ text: `办理类型：A\n${text}（联系人：办公室，联系电话：0576—12345）\n`, own: region }]
  })
}

const check = async ({ text, own }: CleanDraft, proposal: string | null = null) =>
  (await checkDraft({ text, own, proposal }, { index, segmenter })).findings

function isFound(
  { rule, at, length }: Planted,
  found: readonly Finding[],
  before: readonly Finding[],
): boolean {
  const ofRule = found.filter((finding) => finding.rule === rule)
  if (at === null) return ofRule.length > 0
  // A heading that lost its mark, or a number behind a gap, may be pointed at from its neighbour.
  const isNear = ({ start, end }: Finding): boolean => start <= at + length && at <= end
  return ofRule.some(isNear) || (rule === 'unpaired-mark' && ofRule.length > before.length)
}

describe('the check', () => {
  it('finds 95 % of 200 and more planted faults of every kind', async () => {
    const random = new Random(5)
    const places = ['临沂市', '玉环市', '建德市', '金华', '柯桥区', '岳阳县', '大理州', '襄阳']
    const plants = planters({ places, names, passages })
    const tally = new Map(Object.keys(plants).map((rule) => [rule, { planted: 0, found: 0 }]))
    const missed: string[] = []
    for (const clean of cleanDrafts().slice(0, 18)) {
      const before = await check(clean)
      for (const [rule, plant] of Object.entries(plants)) {
        const planted = plant(clean.text, random)
        const count = tally.get(rule)
        if (!planted || !count) continue
        count.planted += 1
        const own = before.filter((finding) => finding.rule === rule)
        if (isFound({ ...planted, rule }, await check({ ...clean, text: planted.draft }), own))
          count.found += 1
        else missed.push(`${rule}: ${planted.draft.slice((planted.at ?? 0) - 20, (planted.at ?? 0) + 40)}`)
      }
    }
    const counts = [...tally.values()]
    const planted = counts.reduce((sum, one) => sum + one.planted, 0)
    const found = counts.reduce((sum, one) => sum + one.found, 0)
    const rows = [...tally].map(([rule, one]) => `${rule}\t${one.planted}\t${one.found}`)
    await expect(`rule\tplanted\tfound\n${rows.join('\n')}\nall\t${planted}\t${found}\n`).toMatchFileSnapshot(
      resolve(import.meta.dirname, 'planted-faults.golden.tsv'),
    )
    expect(planted).toBeGreaterThanOrEqual(200)
    expect(found / planted, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(counts.filter((one) => one.planted < 5)).toEqual([])
  }, 60_000)

  it('finds in the replies of the seeds what a reading by hand calls right, and at most 5 % else', async () => {
    const found: string[] = []
    for (const [seed, { text, docType }] of seedReplies()) {
      if (docType === 'work-summary') continue
      const { findings } = await checkDraft({ text, own: null, proposal: null }, { index, segmenter })
      // A seed with half-width commas has hundreds: they count once, or they would hide what else is wrong.
      const told = findings.map(({ kind, rule, text: what }) =>
        [seed, rule, rule === 'half-width' || kind === 'personal-data' ? '' : what].join('\t'),
      )
      found.push(...new Set(told))
    }
    const read = annotation('drafting/check/seed-findings.tsv').map((line) => line.split('\t'))
    expect(found.toSorted()).toEqual(read.map((row) => row.slice(0, 3).join('\t')).toSorted())
    expect(read.filter(([, , , verdict]) => verdict !== 'right').length / read.length).toBeLessThanOrEqual(
      0.05,
    )
  })
})
