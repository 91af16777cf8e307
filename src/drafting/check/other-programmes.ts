import { noFilters, type ReplyIndex } from '../../indexing/reply-index.ts'
import { findMentions } from '../../programmes/find-mentions.ts'
import { programmeById } from '../../programmes/registry.ts'
import { findRegions, isWithin, regionByCode } from '../../regions/gazetteer.ts'
import { type Region, regionPath } from '../../reply/region.ts'
import { slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Programmes that `draft` names, that the registry says another place runs, and that no reply of `own` names. None without `own`. */
export async function findOtherProgrammes(
  draft: string,
  { own, index }: { readonly own: Region | null; readonly index: ReplyIndex },
): Promise<Finding[]> {
  if (own === null) return []
  const mentions = findMentions(draft).flatMap((mention) => {
    const runner = runnerOf(mention.id)
    return runner && !isRelated(runner, own) ? [{ ...mention, runner }] : []
  })
  const known = await knownOf(
    mentions.map(({ id }) => id),
    own,
    index,
  )
  return mentions
    .filter(({ id }) => !known.has(id))
    .map((mention) =>
      finding(draft, mention, {
        kind: 'leftover',
        rule: 'other-programme',
        message: `“${slice(draft, mention).replace(/[“”]/gu, '')}”是${regionPath(mention.runner).join('')}的项目，${own.name}的答复没有提到过，请核对是否从别处带来。`,
        suggestion: null,
      }),
    )
}

/** The place with which the note of a programme begins: 台州市引进高层次人才的计划. Null for those of the whole country. */
function runnerOf(programme: string): Region | null {
  const note = programmeById(programme)?.note ?? ''
  const [first] = findRegions(note)
  const [region] = first?.span.start === 0 && !/全国|各省/u.test(note) ? first.candidates : []
  return region ?? null
}

function isRelated(a: Region, b: Region): boolean {
  return isWithin(a, b) || isWithin(b, a)
}

/** Those of `programmes` that a reply of `own` or of a part of it names. */
async function knownOf(
  programmes: readonly string[],
  own: Region,
  index: ReplyIndex,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const id of new Set(programmes)) {
    const filters = { ...noFilters, programme: [id] }
    const { counts } = await index.find({ tree: null, filters, sort: 'date', want: 0 })
    const holders = [...counts.region.keys()].flatMap((code) => regionByCode(code) ?? [])
    if (holders.some((holder) => isWithin(holder, own))) known.add(id)
  }
  return known
}
