import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRows } from '../../../src/drafting/tables/find-rows.ts'
import {
  commitmentKind,
  numberKind,
  type StatementKind,
} from '../../../src/drafting/tables/statement-kinds.ts'
import {
  everything,
  type StatementFilter,
  wordsFilter,
} from '../../../src/drafting/tables/statement-request.ts'
import type { StatementRow } from '../../../src/drafting/tables/statement-row.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { parseReply } from '../../../src/parse/parse-reply.ts'
import { asSource } from '../../bench/corpus.ts'
import { generateReplies } from '../../bench/generate-replies.ts'
import { Random } from '../../bench/random.ts'
import { buildIndex } from '../../indexing/build-index.ts'
import { seedReplies } from '../../seed-replies.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const ALL = 1_000_000
const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  const generated = [...generateReplies(60, 11)].map((one) => parseReply(asSource(one)))
  index = await buildIndex(folder, [...seedReplies().values(), ...generated])
})
afterAll(() => index.close())

async function expectAllFound<R extends StatementRow>(
  kind: StatementKind<R, 'region'>,
  filter: Partial<StatementFilter>,
): Promise<void> {
  const find = (q: string) =>
    findRows(index, kind, { filter: { ...everything, ...filter, q }, sort: 'region', want: ALL })
  const { rows } = await find('')
  const random = new Random(5)
  for (let round = 0; round < 60; round += 1) {
    const { sought } = random.pick(rows)
    const start = random.whole(0, sought.length - 1)
    const q = sought.slice(start, start + random.whole(1, 8))
    const holdsWords = wordsFilter(q)
    expect([q, (await find(q)).rows]).toEqual([q, rows.filter((row) => holdsWords(row.sought))])
  }
}

describe('rows that hold words', () => {
  it('are all found among figures, although few replies are read', () => expectAllFound(numberKind, {}))
  it('are all found among promises', () => expectAllFound(commitmentKind, {}))
  it('are all found in a province', () => expectAllFound(numberKind, { region: ['330000'] }))
})
