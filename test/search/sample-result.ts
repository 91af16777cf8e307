import type { ReplyResult } from '../../src/search/answer.ts'

/** A reply of a result list that shows `texts`, and of which nothing else is known. */
export function sampleResult(id: string, ...texts: string[]): ReplyResult {
  const passages = texts.map((text, at) => ({
    anchor: `p${at}`,
    url: `/r/${id}#p${at}`,
    role: 'done' as const,
    headingPath: [],
    text,
    highlights: [],
    match: 'exact' as const,
  }))
  return {
    id,
    url: `/r/${id}`,
    title: null,
    proposalTitle: null,
    titleHighlights: [],
    docType: 'reply',
    kind: null,
    authority: null,
    region: null,
    docNumber: null,
    signedOn: null,
    publishedOn: null,
    outcome: null,
    score: 1,
    passages,
    morePassages: 0,
  }
}
