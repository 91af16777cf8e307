import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Drafter } from '../../src/drafting/drafter.ts'
import { readProposal } from '../../src/drafting/similar/read-proposal.ts'
import type { AnsweredAsk } from '../../src/drafting/similar/similar-answers.ts'
import { replyId } from '../../src/parse/reply-id.ts'
import type { ReplyId } from '../../src/reply/reply.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { openRelevanceCorpus } from './corpus.ts'
import { readJudgements } from './judgements.ts'
import { reciprocalRank } from './ndcg.ts'
import { seedProposals } from './seed-proposals.ts'

const folder = sharedFolder()
let drafter: Drafter
let close: () => Promise<void>

beforeAll(async () => {
  ;({ drafter, close } = await openRelevanceCorpus(folder))
}, 60_000)

afterAll(() => close())

/** A proposal, and the replies that answer it. */
interface Answered {
  readonly kind: string
  readonly text: string
  readonly answers: ReadonlyMap<ReplyId, number>
}

function proposals(): Answered[] {
  const generated = [...readJudgements()].flatMap(([text, judged]): Answered[] => {
    const kind = judged[0]?.why.replace('known item: ', '') ?? ''
    if (!/^(?:the text of the proposal|a proposal on what)/.test(kind)) return []
    return [{ kind, text, answers: new Map(judged.map(({ source, grade }) => [replyId(source), grade])) }]
  })
  const invented = seedProposals.map(({ source, text }) => ({
    kind: 'a proposal to a seed',
    text,
    answers: new Map([[replyId(source), 3]]),
  }))
  return [...generated, ...invented]
}

/** The replies of all asks, as a reader who looks at the first answer of each ask, then at the second, meets them. */
function repliesOf(asks: readonly AnsweredAsk[]): ReplyId[] {
  const most = Math.max(0, ...asks.map(({ answers }) => answers.length))
  const met = Array.from({ length: most }, (_, at) =>
    asks.flatMap(({ answers }) => answers[at]?.reply.id ?? []),
  )
  return [...new Set(met.flat())]
}

describe('answers to a new proposal', () => {
  it('come from the replies that answer it, as similar.golden.tsv says', async () => {
    const scores = new Map<string, number[]>()
    const rows: string[] = []
    for (const { kind, text, answers } of proposals()) {
      const asks = await drafter.similar(readProposal(text), null)
      const gains = repliesOf(asks).map((id) => answers.get(id) ?? 0)
      const rank = reciprocalRank(gains)
      scores.set(kind, [...(scores.get(kind) ?? []), rank])
      rows.push([text.replace(/\s+/g, ' ').slice(0, 60), asks.length, rank.toFixed(3)].join('\t'))
    }
    const summary = [...scores, ['all', [...scores.values()].flat()] as const].map(([kind, ranks]) =>
      [kind, ranks.length, (ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length).toFixed(3)].join('\t'),
    )
    const lines = ['kind\tproposals\tMRR@10', ...summary]
    process.stdout.write(`${lines.join('\n')}\n`)
    await expect(
      [...lines, '', 'proposal\tasks\treciprocal rank', ...rows, ''].join('\n'),
    ).toMatchFileSnapshot('similar.golden.tsv')
  }, 60_000)
})
