import type { GeneratedReply } from '../bench/generate-replies.ts'
import { Random } from '../bench/random.ts'
import type { Judgement } from './judgements.ts'

/** Known items of each kind in judgements.tsv. */
export const KNOWN_ITEMS = 14

/** Queries of which it is known what they look for, because they are made of it: `count` of each kind. */
export function makeKnownItems(replies: readonly GeneratedReply[], count: number): Judgement[] {
  const random = new Random(88)
  return kinds.flatMap((make) => {
    const judged = new Map<string, Judgement[]>()
    for (let tries = 0; judged.size < count && tries < count * 20; tries += 1) {
      const rows = make(random.pick(replies), replies, random)
      const [first] = rows
      if (first && !judged.has(first.query)) judged.set(first.query, rows)
    }
    return [...judged.values()].flat()
  })
}

/** Makes one query of `reply`, and judges the replies that it should find; empty when the reply gives none. */
type Maker = (reply: GeneratedReply, all: readonly GeneratedReply[], random: Random) => Judgement[]

const kinds: readonly Maker[] = [
  titleWords,
  titleWordsAnywhere,
  sentenceWithGaps,
  sentenceInOtherWords,
  programmeAndRegion,
  documentNumber,
  proposalText,
  proposalFromElsewhere,
]

/** What was asked for and where, as one would type it. */
function titleWords(reply: GeneratedReply, all: readonly GeneratedReply[]): Judgement[] {
  const query = `${reply.facts.place} ${reply.facts.matter}`
  return judge(query, sameMatter(reply, all), 'the place and the words of the title')
}

/** What was asked for, wherever: replies about it before those that mention it. */
function titleWordsAnywhere(reply: GeneratedReply, all: readonly GeneratedReply[]): Judgement[] {
  return judge(reply.facts.ask, aboutMatter(reply, all), 'the words of a title, no place')
}

/** A sentence remembered with holes. */
function sentenceWithGaps(
  reply: GeneratedReply,
  all: readonly GeneratedReply[],
  random: Random,
): Judgement[] {
  const sentence = pickSentence(reply, random)
  if (sentence === null) return []
  const chars = [...sentence]
  for (let holes = 0; holes < 5; holes += 1) chars.splice(random.whole(2, chars.length - 4), 2)
  return judgeSentence(chars.join(''), sentence, all, 'a sentence with words left out')
}

/** A sentence remembered wrongly: some of its words are others, and blanks part it. */
function sentenceInOtherWords(
  reply: GeneratedReply,
  all: readonly GeneratedReply[],
  random: Random,
): Judgement[] {
  const sentence = pickSentence(reply, random)
  if (sentence === null) return []
  let changed = sentence
  for (let words = 0; words < 4; words += 1) {
    const at = random.whole(2, changed.length - 4)
    changed = changed.slice(0, at) + random.pick(otherWords) + changed.slice(at + 2)
  }
  return judgeSentence(changed.replaceAll('，', ' '), sentence, all, 'a sentence with words changed')
}

/** The passages that hold `sentence`, in whichever reply. */
function judgeSentence(
  query: string,
  sentence: string,
  all: readonly GeneratedReply[],
  why: string,
): Judgement[] {
  return all
    .filter(({ text }) => text.includes(sentence))
    .map(({ source }) => ({ query, source, words: sentence, grade: 3, why: `known item: ${why}` }))
}

const otherWords = '相关 有关 积极 工作 全面 情况 持续 有效'.split(' ')

/** Who carries a programme out, and where. */
function programmeAndRegion(reply: GeneratedReply, all: readonly GeneratedReply[]): Judgement[] {
  const programme = /“[^”]{2,8}”(?:行动|工程|计划|专项行动|三年行动计划)/.exec(reply.text)?.[0]
  if (programme === undefined) return []
  const grades = new Map<string, number>()
  for (const other of all) {
    if (!other.text.includes(programme)) continue
    if (other.facts.regionCode === reply.facts.regionCode) grades.set(other.source, 3)
  }
  return judge(`${programme} ${reply.facts.place}`, grades, 'a programme in a region')
}

/** A document number in one of the ways in which people write it. */
function documentNumber(reply: GeneratedReply, _all: readonly GeneratedReply[], random: Random): Judgement[] {
  const match = /^(.+)〔(\d{4})〕(\d+)号$/.exec(reply.facts.docNumber ?? '')
  if (!match) return []
  const [, sign = '', year = '', serial = ''] = match
  const written = random.pick([
    `${sign}[${year}]${serial}号`,
    `${sign}（${year}）${serial}号`,
    `${sign}【${year}】${serial}`,
    `${sign}${year}年${serial}号`,
    `${sign} 〔${year}〕 ${serial} 号`,
    `${sign}〔${fullWidth(year)}〕${fullWidth(serial)}号`,
  ])
  return judge(written, new Map([[reply.source, 3]]), 'its number in another writing')
}

/** The text of a proposal that the reply answers, pasted: what is wanting, what should be done. */
function proposalText(reply: GeneratedReply, all: readonly GeneratedReply[], random: Random): Judgement[] {
  const text = composeProposal(reply, reply.facts.place, random)
  if (text === null) return []
  const grades = new Map([...aboutMatter(reply, all)].map(([source, grade]) => [source, Math.min(grade, 2)]))
  for (const [source, grade] of sameMatter(reply, all)) grades.set(source, grade)
  return judge(text, grades, 'the text of the proposal')
}

/** A new proposal on a matter that was answered elsewhere: the place in it helps nobody. */
function proposalFromElsewhere(
  reply: GeneratedReply,
  all: readonly GeneratedReply[],
  random: Random,
): Judgement[] {
  const text = composeProposal(reply, random.pick(all).facts.place, random)
  return text === null
    ? []
    : judge(text, aboutMatter(reply, all), 'a proposal on what was answered elsewhere')
}

function composeProposal(reply: GeneratedReply, place: string, random: Random): string | null {
  const leads = reply.text.matchAll(/(?:^[（(][一二三四五六]）|[一二三四五六]是|^\d\.)([^。\d]{4,14})。/gm)
  const [a, b, c] = [...leads].map((match) => match[1] ?? '')
  if (a === undefined || b === undefined || c === undefined) return null
  const { ask, matter } = reply.facts
  return (
    `关于${ask}的建议。近年来，${place}在${matter}方面做了不少工作，` +
    `但调研中发现，基层反映的问题仍然较多：一是底数不清，投入不足；二是部门之间配合不够，${b}还停留在口头上；` +
    `三是群众知晓率不高。为此建议：一、${a}，明确牵头单位和完成时限。二、${b}，每年安排专门经费。` +
    `三、${c}，把好的做法固定下来。${random.pick(['请有关部门研究办理。', '以上建议，供参考。'])}`
  )
}

/** Replies to the same question, 3 each; those that speak of it besides, 1. */
function aboutMatter(reply: GeneratedReply, all: readonly GeneratedReply[]): Map<string, number> {
  const { matter } = reply.facts
  const speaking = all.filter(({ text }) => text.includes(matter))
  return new Map(speaking.map(({ source, facts }) => [source, facts.matter === matter ? 3 : 1]))
}

/** Replies of the same place to the same question: 3 each. */
function sameMatter(reply: GeneratedReply, all: readonly GeneratedReply[]): Map<string, number> {
  const { regionCode, matter } = reply.facts
  const same = all.filter(
    ({ facts, text }) => facts.regionCode === regionCode && facts.matter === matter && text.includes(matter),
  )
  return new Map(same.map((other) => [other.source, 3]))
}

function judge(query: string, grades: ReadonlyMap<string, number>, why: string): Judgement[] {
  return [...grades].map(([source, grade]) => ({
    query,
    source,
    words: '',
    grade,
    why: `known item: ${why}`,
  }))
}

/** A sentence of 25 to 60 characters that says something of its own. */
function pickSentence(reply: GeneratedReply, random: Random): string | null {
  const sentences = reply.text
    .split(/[。\n]/)
    .filter((sentence) => sentence.length > 25 && sentence.length < 60)
  const own = sentences.filter(
    (sentence) => /\d/.test(sentence) && !/提案|建议|答复|收悉|日期|\|/.test(sentence),
  )
  return own.length === 0 ? null : random.pick(own)
}

function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}
