import type { Random } from '../../bench/random.ts'

/* Passages as offices change what they take over from each other. */

const places = ['玉环市', '建德市', '临沂市', '柯桥区', '天台县', '晋江市', '海宁市', '桐乡市']
const names = ['揭榜挂帅', '三年倍增', '一网通办', '雨露计划', '百千万']

/** Gives another wording of a passage; a clause of `others` may come into it. */
export type Change = (text: string, others: readonly string[], random: Random) => string

const otherNumbers: Change = (text, _others, random) =>
  text.replace(/[0-9]+/g, (number) => String(random.whole(1, 10 ** Math.min(number.length, 6))))

const otherNames: Change = (text, _others, random) =>
  text
    .replace(/[\u4e00-\u9fff]{2}[市县区](?![域分别间])/g, () => random.pick(places))
    .replace(/“[^”]+”/g, () => `“${random.pick(names)}”`)

const otherClause: Change = (text, others, random) => {
  const clauses = text.split(/(?<=[，；。])/)
  clauses[random.whole(0, clauses.length - 1)] = random.pick(random.pick(others).split(/(?<=[，；。])/))
  return clauses.join('')
}

/** Every kind of change, and the least share of changed passages whose original is to be found. */
export const changes: readonly (readonly [string, Change, number])[] = [
  ['other numbers', otherNumbers, 1],
  ['other places and names', otherNames, 1],
  ['another clause', otherClause, 0.95],
  [
    'all of these',
    (text, others, random) =>
      otherClause(otherNumbers(otherNames(text, others, random), others, random), others, random),
    0.95,
  ],
]
