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

  it('states nothing for a text that is no reply', () => {
    const passages = ['今年市教育局共收到政协提案34件。']
    const parts = [{ marker: null, heading: null, role: 'done' as const, passages }]
    expect(statementsOf(sampleReply('aaaaaaaaaaaa', parts)).numbers).toHaveLength(1)
    const news = sampleReply('aaaaaaaaaaaa', parts, { docType: 'other' })
    expect(statementsOf(news)).toMatchObject({ numbers: [], commitments: [] })
  })

  it('leaves out what only is reported by who asked, up to the words that say it was looked into', () => {
    const stating = (text: string): readonly unknown[] => {
      const part = {
        marker: '二、',
        heading: '关于建议中反映的问题',
        role: 'background' as const,
        passages: [text],
      }
      return statementsOf(sampleReply('aaaaaaaaaaaa', [part])).numbers
    }
    expect(stating('该村共有玉米种植大户320户。')).toEqual([])
    expect(stating('经实地核实，该村共有玉米种植大户320户。')).toHaveLength(1)
  })

  it('takes a figure for reached or promised as its sentence says, else by the passage', () => {
    const passages = ['全县已建成停车场85处。', '新建养老机构3家。']
    const reply = sampleReply('aaaaaaaaaaaa', [{ marker: null, heading: null, role: 'plan', passages }])
    const { numbers, commitments } = statementsOf(reply)
    expect(numbers.map(({ anchor, indicator }) => [anchor, indicator])).toEqual([['p1', '停车场']])
    expect(commitments.map(({ anchor, target }) => [anchor, target])).toEqual([['p2', '养老机构']])
  })

  it('reads the year of figures without one from the heading above', () => {
    const part = {
      marker: '（一）',
      heading: '2022年水质基本情况',
      role: 'done' as const,
      passages: ['断面达标率95%。', '截至2021年，全市建成水站12座。'],
    }
    const { numbers } = statementsOf(sampleReply('aaaaaaaaaaaa', [part]))
    expect(numbers.map(({ asOf }) => asOf)).toEqual(['2022', '2021'])
  })

  it('states and promises once what a reply says again', () => {
    const passages = [
      '全省确定40个产业重点镇。',
      '我镇未列入40个产业重点镇。',
      '力争新建公厕12座。',
      '计划新建公厕12座。',
    ]
    const parts = [{ marker: null, heading: null, role: 'done' as const, passages }]
    const { numbers, commitments } = statementsOf(sampleReply('aaaaaaaaaaaa', parts))
    expect(numbers.map(({ anchor, indicator }) => [anchor, indicator])).toEqual([['p1', '产业重点镇']])
    expect(commitments.map(({ anchor, target }) => [anchor, target])).toEqual([['p3', '新建公厕']])
  })
})
