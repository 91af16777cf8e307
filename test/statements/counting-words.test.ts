import { describe, expect, it } from 'vitest'
import {
  acts,
  type CountingRow,
  circumstances,
  links,
  verbs,
  type WordGroup,
} from '../../src/statements/counting-words.ts'
import { findStatedNumbers } from '../../src/statements/stated-numbers.ts'
import { readAmounts } from '../../src/statements/text-amounts.ts'

const isGroup = (row: CountingRow): row is WordGroup => !(row instanceof RegExp)

function wordsOf(table: Readonly<Record<string, readonly CountingRow[]>>): string[] {
  return Object.values(table)
    .flat()
    .filter((row) => isGroup(row) && row.behind === undefined)
    .flatMap((row) => (isGroup(row) ? row.words.split(' ') : []))
}

const indicators = (text: string): string[] =>
  findStatedNumbers(readAmounts(text)).map(({ indicator }) => indicator)

describe('the words around what is counted', () => {
  it.each([...wordsOf(verbs), ...wordsOf(acts)])('%s before it is no part of it', (word) => {
    expect(indicators(`全县${word}农贸市场12处`)).toEqual(['农贸市场'])
  })

  // 下一步, 力争 and the like tell of plans: their figures are not reached.
  const plans = new Set('下一步 下步 接下来 今后 届时 力争 预计 拟 确保'.split(' '))

  it.each(wordsOf(circumstances).filter((word) => !plans.has(word)))(
    '%s before it says nothing of it',
    (word) => {
      expect(indicators(`${word}农贸市场12处`)).toEqual(['农贸市场'])
    },
  )

  it.each(wordsOf(links))('%s between it and its figure is no part of it', (word) => {
    expect(indicators(`全县农贸市场${word}12处`)).toEqual(['农贸市场'])
  })

  it.each([
    ['近郊公交线路25条', '近郊公交线路'],
    ['对接服务企业25家', '对接服务企业'],
    ['新疆长绒棉基地12处', '新疆长绒棉基地'],
    ['新型研发机构6家', '新型研发机构'],
    ['新能源公交车22台', '新能源公交车'],
    ['有机蔬菜基地12处', '有机蔬菜基地'],
    ['公共停车场12处', '公共停车场'],
  ])('%s: a word that only begins like one of them stays', (text, indicator) => {
    expect(indicators(text)).toEqual([indicator])
  })
})
