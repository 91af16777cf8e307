import { describe, expect, it } from 'vitest'
import { statementsOf } from '../../src/statements/reply-statements.ts'
import { sampleReply } from '../web/sample-replies.ts'

describe('statementsOf', () => {
  it('states and promises nothing in passages that belong to the form of a reply', () => {
    const words = '全县现有公厕85座，力争2025年底前新建公厕12座。'
    const formal = ['greeting', 'receipt', 'thanks', 'signature', 'contact'] as const
    const reply = sampleReply(
      'aaaaaaaaaaaa',
      formal.map((role) => ({ marker: null, heading: null, role, passages: [words] })),
    )
    expect(statementsOf(reply)).toMatchObject({ numbers: [], commitments: [] })
  })

  it('takes a figure for reached or promised as its sentence says, else by the passage', () => {
    const passages = ['全县已建成停车场85处。', '新建养老机构3家。']
    const reply = sampleReply('aaaaaaaaaaaa', [{ marker: null, heading: null, role: 'plan', passages }])
    const { numbers, commitments } = statementsOf(reply)
    expect(numbers.map(({ anchor, indicator }) => [anchor, indicator])).toEqual([['p1', '停车场']])
    expect(commitments.map(({ anchor, target }) => [anchor, target])).toEqual([['p2', '养老机构']])
  })
})
