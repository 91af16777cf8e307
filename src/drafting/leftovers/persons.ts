import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'
import { readTableRows } from '../../text/table-rows.ts'
import { itemsOf } from './list-items.ts'
import type { Word, Words } from './words.ts'

/** What names of persons begin with, and what stands beside them: the table `words/persons.tsv`. */
const rows = readTableRows(new URL('words/persons.tsv', import.meta.url))

function partsFor(use: string): string[] {
  return rows.flatMap(([ofRow, , parts = '']) => (ofRow === use ? parts.split(' ') : []))
}

const surnames: ReadonlySet<string> = new Set(partsFor('surname'))
const longSurnames = partsFor('long surname').join('|')
const [titles, labels] = [partsFor('title'), partsFor('label')]
const title = `(?:市委|县委|区委|州委|省委|党组|党委|副|常务|总)*(?:${titles.join('|')})`

/** 王斌, 欧阳××; whether the letters are a name is for the words to say. */
const person = `(?:${longSurnames}|[${[...surnames].join('')}])(?:\\p{sc=Han}{1,2}|[×xX*＊某]{1,2})`
const crowd =
  '等?(?:[0-9一二两三四五六七八九十]{1,3}[位名]?)?(?:[省市县区州]?(?:政协|人大))?(?:[省市县区州](?=人大|政协|代表|委员))?'

/** 张坪、刘岱等十代表, 李岱平局长. */
const beforeTitle = new RegExp(hanPattern(`(${person}(?:[、和]${person})*)${crowd}${title}`), 'y')

const office =
  '(?:(?:中共)?[省市县区州旗镇乡]?(?:委|政协|人大|政府|人大常委会|纪委|党工委)?(?:(?:常委|党组(?:成员)?)?[、，]?)?)'

/** 市委常委、副市长 before 何坪岱, 承办人： before 李岱. */
const leads = new RegExp(
  hanPattern(`(?:${office}${title}(?:[、兼]${title})*|(?:${labels.join('|')})[：:为是]?\\s?)$`),
  '',
)

/** The letters with which these end; most words are told by them to stand behind none. */
const leadEnds: ReadonlySet<string> = new Set([
  ...[...titles, ...labels].flatMap((part) => part.replace(/\(.*/u, '').at(-1) ?? []),
  ...'：:为是 ',
])

/** Who is written to, whatever the name: 阿牛金花委员：. */
const addressed = hanPattern(
  `(?<=^|\\n|尊敬的)(?!各|尊敬|政协|人大|全体|[省市县区])\\p{sc=Han}{2,5}(?:[、,，]\\p{sc=Han}{2,5})*${crowd}(?:委员|代表)(?=[：:])`,
)

/** 李某某, with or without a title; not 于某些. */
const veiled = hanPattern(
  `(?:${title})?[${[...surnames].join('')}](?:某{1,2}(?![些种个一项类地年日])|[×xX*＊]{1,2}(?=${title}))(?:${title})?`,
)

/** Persons who are named with a title, a part (承办人) or as those who are written to. */
export function findPersons(text: string, words: Words): Span[] {
  const all = words.all()
  const named = all.flatMap((word, at) => {
    if (!surnames.has(text.charAt(word.start))) return []
    return titledFrom(text, word, words) ?? ledTo(text, word, all[at + 1])
  })
  return [...spansOf(text, addressed), ...named, ...spansOf(text, veiled)]
}

/** 王坪委员; 张坪, 刘岱等十代表; 局长余坪同志. Null where none begins there. */
function titledFrom(text: string, { start }: Word, words: Words): Span[] | null {
  beforeTitle.lastIndex = start
  const [found, listed = ''] = beforeTitle.exec(text) ?? []
  if (found === undefined || !isName(text, start, words)) return null
  const names = itemsOf(listed, start)
  return names.map((name, at) => ({
    start: at === 0 ? start - leadOf(text, start).length : name.start,
    end: at === names.length - 1 ? start + found.length : name.end,
  }))
}

/** Whether the word at `start` is one of a name: one that no dictionary has or that it has as one, or a single letter, whatever
 *  follows; 方便 in 方便代表 is none. */
function isName(text: string, start: number, words: Words): boolean {
  const word = words.at(start)
  if (!word) return false
  if (word.end - word.start > 1) return ofPersons.test(word.tag)
  return !joining.test(word.tag) && !/^[市县区省]/u.test(text.slice(start + 1))
}

const ofPersons = /^(?:x|nr.*|nz)$/u
const joining = /^(?:[pdvmucrfyqa]|ad|u.*)$/u

/** The name of a person that `word` is, or begins, behind a title or label, with these. */
function ledTo(text: string, word: Word, next: Word | undefined): Span[] {
  const before = leadOf(text, word.start)
  const end = before === '' ? null : endOfName(text, word, next)
  return end === null ? [] : [{ start: word.start - before.length, end }]
}

/** 副市长 in front of the name at `start`. */
function leadOf(text: string, start: number): string {
  if (!leadEnds.has(text.charAt(start - 1))) return ''
  const [before = ''] = leads.exec(text.slice(Math.max(0, start - 24), start)) ?? []
  return before.replace(/^[、，]/u, '')
}

/** Where the name ends that begins with `word`; null where it is none. */
function endOfName(text: string, word: Word, next: Word | undefined): number | null {
  const length = word.end - word.start
  const rest = next?.start === word.end ? next : undefined
  if (length === 1) return joining.test(word.tag) ? null : endOfGiven(rest)
  if (length > 3 || !ofPersons.test(word.tag)) return null
  return length === 2 && rest && isLastLetter(text, rest) ? rest.end : word.end
}

/** 大山 behind 王. */
function endOfGiven(given: Word | undefined): number | null {
  if (!given || given.end - given.start > 2) return null
  return /^(?:[vpucd].*|ad)$/u.test(given.tag) ? null : given.end
}

/** 岱 behind 周海, which jieba takes for the whole. */
function isLastLetter(text: string, rest: Word): boolean {
  return (
    rest.end - rest.start === 1 && /^(?:n.*|zg|g|j|x)$/u.test(rest.tag) && !/[等任]/u.test(slice(text, rest))
  )
}
