import { beforeAll, describe, expect, it } from 'vitest'
import { otherWordsFor, remarkOnWords } from '../../src/search/other-words.ts'
import { plainRequest } from '../../src/search/request.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { foldText } from '../../src/text/fold.ts'
import { readTableRows } from '../../src/text/table-rows.ts'
import { openCorpus } from '../relevance/corpus.ts'
import { sharedFolder } from '../temporary-folder.ts'

describe('otherWordsFor', () => {
  it.each([
    ['路口能否装个红绿灯', ['信号灯']],
    ['信号灯坏了', ['红绿灯']],
    ['半夜噪音扰民', ['噪声', '深夜', '夜间']],
    ['红绿灯和信号灯', []],
    ['产业链招商', []],
    ['大专以上学历，占地面积三亩，干部的士气', []],
    ['', []],
  ])('of %s are %j', (text, words) => {
    expect(otherWordsFor(text)).toEqual(words)
  })
})

describe('remarkOnWords', () => {
  it('names four words at most, and none of none', () => {
    expect(remarkOnWords([])).toEqual([])
    expect(remarkOnWords(['噪声'])).toEqual(['也按意思相近的“噪声”检索。'])
    expect(remarkOnWords(['一', '二', '三', '四', '五'])).toEqual([
      '也按意思相近的“一”、“二”、“三”、“四”等检索。',
    ])
  })
})

describe('the table of other words', () => {
  const rows = readTableRows(new URL('../../src/search/other-words.tsv', import.meta.url))

  it('has two words and more in each row, folded, none twice', () => {
    const words = rows.flat()
    expect(rows.every((row) => row.length > 1 && new Set(row).size === row.length)).toBe(true)
    expect(words.filter((word) => word.length < 2 || foldText(word) !== word)).toEqual([])
  })
})

describe('a subject line that no reply answers in its own words', () => {
  const folder = sharedFolder()
  let searcher: Searcher

  beforeAll(async () => {
    const texts = [
      '您反映的路口属于县道，交警大队已会同住建局踏勘，计划年底前增设信号灯。',
      '您反映的路口排水不畅，城管局已安排人员疏通，今后加强巡查。',
      '您反映的教学楼加固工程已经开工，学校安排学生错峰上课。',
    ]
    const opened = await openCorpus(
      folder,
      texts.map((text, at) => ({ source: `${at}.txt`, text })),
    )
    searcher = opened.searcher
    return () => opened.close()
  })

  it('finds the one that says it otherwise, marks the word, and says so', async () => {
    const answer = await searcher.search(plainRequest('学校周边路口何时安装红绿灯'))
    const [first] = answer.results.flatMap(({ passages }) => passages)
    expect(first?.text).toContain('增设信号灯')
    expect(first?.highlights.map(([from, to]) => first.text.slice(from, to))).toContain('信号灯')
    expect(answer.query.notices).toContain('也按意思相近的“信号灯”检索。')
  })

  it('takes a word that replies hold as it is', async () => {
    const answer = await searcher.search(plainRequest('信号灯'))
    expect(answer.total.replies).toBe(1)
    expect(answer.query.notices).toEqual([])
  })
})
