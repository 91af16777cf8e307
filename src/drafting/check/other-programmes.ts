import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { findMentions } from '../../programmes/find-mentions.ts'
import { programmeById } from '../../programmes/registry.ts'
import { areNested, findRegions } from '../../regions/gazetteer.ts'
import { type Region, regionPath } from '../../reply/region.ts'
import { slice } from '../../text/span.ts'
import { programmesOf } from '../leftovers/own-programmes.ts'
import { type Finding, finding } from './finding.ts'

/** Programmes that `draft` names, that the registry says another place runs, and that no reply of `own` names. None without `own`. */
export async function findOtherProgrammes(
  draft: string,
  { own, index }: { readonly own: Region | null; readonly index: ReplyIndex },
): Promise<Finding[]> {
  if (own === null) return []
  const mentions = findMentions(draft).flatMap((mention) => {
    const runner = runnerOf(mention.id)
    return runner && !areNested(runner, own) ? [{ ...mention, runner }] : []
  })
  if (mentions.length === 0) return []
  const known = await programmesOf(index, own)
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
