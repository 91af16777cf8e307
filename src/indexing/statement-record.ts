import type { Reply, ReplyId } from '../reply/reply.ts'
import {
  type PlacedCommitment,
  type PlacedNumber,
  type ReplyStatements,
  statementsOf,
} from '../statements/reply-statements.ts'
import { foldText } from '../text/fold.ts'

/** The statements of a reply as they are stored. Words that its folded lines hold (see `reply-text.ts`) are told by their
 *  place there, and rows have no names of fields: a quarter of the room. */
export interface PackedStatements {
  readonly region: string | null
  readonly numbers: readonly PackedNumber[]
  readonly commitments: readonly PackedCommitment[]
  /** Of the passages, where they are not numbered as the parser does. */
  readonly anchors: readonly string[] | null
  /** See `ReplyStatements`. */
  readonly words: number
}

/** Words of a passage: where they begin in its folded line and how many characters they take; or themselves and null. */
type PackedWords = readonly [start: number, length: number] | readonly [words: string | null, length: null]

/** A place among `units`, or another unit. */
type PackedUnit = number | string | null

/** 2025 for a year, 20251231 for a day. */
type PackedDate = number | string | null

/** Passage, indicator, value, unit, year; then how it changed, where it did. */
type PackedNumber = readonly [number, ...PackedWords, number, PackedUnit, PackedDate, string?]

/** Passage, start and length of the sentence in it; target, value, unit, deadline; owner; and the folded sentence where
 *  the line does not hold it at just that place, because folding drops what stands before it. */
type PackedCommitment = readonly [
  number,
  number,
  number,
  ...PackedWords,
  number | null,
  PackedUnit,
  PackedDate,
  (string | null)?,
  PackedWords[0]?,
  PackedWords[1]?,
]

/** The usual units. Part of the format. */
const units = (
  '家 个 % 项 人 名 亿元 万元 元 件 次 套 台 户 亩 米 吨 所 座 处 条 公里 平方米 人次 场 期 种 类 辆 张 篇 门 批 间 位 ' +
  '个百分点 公顷 场次 平方公里 小时 户次 天 倍 册 株 头 届'
).split(' ')

/** The statements of `reply`, ready to be stored beside its folded `lines`. */
export function packStatements(reply: Reply, lines: string): PackedStatements {
  const { region, numbers, commitments, words } = statementsOf(reply)
  const anchors = reply.passages.map(({ anchor }) => anchor)
  const [, ...texts] = lines.split('\n')
  const places = new Map(anchors.map((anchor, ordinal) => [anchor, { ordinal, line: texts[ordinal] ?? '' }]))
  const placeOf = (anchor: string): Place => places.get(anchor) ?? { ordinal: 0, line: '' }
  return {
    region,
    numbers: numbers.map((number) => packNumber(number, placeOf(number.anchor))),
    commitments: commitments.map((promise) => packCommitment(promise, placeOf(promise.anchor))),
    anchors: anchors.every((anchor, at) => anchor === anchorAt(at)) ? null : anchors,
    words,
  }
}

/** What `packStatements` packed of the reply `id`. `year` is that of the reply. Each list is unpacked when it is asked for:
 *  a table needs one of them. */
export function unpackStatements(
  { region, numbers, commitments, anchors, words }: PackedStatements,
  { id, year, lines }: { readonly id: ReplyId; readonly year: string | null; readonly lines: string },
): ReplyStatements {
  const texts = lines.split('\n')
  const anchorOf = (ordinal: number): string => anchors?.[ordinal] ?? anchorAt(ordinal)
  const lineOf = (ordinal: number): string => texts[ordinal + 1] ?? '' // the header line stands first
  return {
    id,
    region,
    year,
    words,
    get numbers() {
      return numbers.map((row) => unpackNumber(row, anchorOf(row[0]), lineOf(row[0])))
    },
    get commitments() {
      return commitments.map((row) => unpackCommitment(row, anchorOf(row[0]), lineOf(row[0])))
    },
  }
}

/** The passage of a statement. */
interface Place {
  readonly ordinal: number
  readonly line: string
}

function packNumber(number: PlacedNumber, { ordinal, line }: Place): PackedNumber {
  const { indicator, value, unit, asOf, change } = number
  const row = [ordinal, ...packWords(indicator, line), value, packUnit(unit), packDate(asOf)] as const
  return change === null ? row : [...row, change]
}

function unpackNumber(row: PackedNumber, anchor: string, line: string): PlacedNumber {
  const [, start, length, value, unit, asOf, change = null] = row
  const indicator = unpackWords(start, length, line) ?? ''
  // What was taken from the folded line need not be folded again.
  const sought = length === null ? foldText(indicator) : indicator
  return { anchor, sought, indicator, value, unit: unpackUnit(unit) ?? '', asOf: unpackDate(asOf), change }
}

function packCommitment(promise: PlacedCommitment, { ordinal, line }: Place): PackedCommitment {
  const { sentence, sought, target, value, unit, deadline, owner } = promise
  const { start, end } = sentence
  const words = packWords(target, line)
  const row = [ordinal, start, end - start, ...words, value, packUnit(unit), packDate(deadline)] as const
  if (line.slice(start, end) !== sought) return [...row, owner, ...packWords(sought, line)]
  return owner === null ? row : [...row, owner]
}

function unpackCommitment(row: PackedCommitment, anchor: string, line: string): PlacedCommitment {
  const [, from, size, start, length, value, unit, deadline, owner = null, ...folded] = row
  const sentence = { start: from, end: from + size }
  const [foldedStart = from, foldedLength = size] = folded
  return {
    anchor,
    sought: unpackWords(foldedStart, foldedLength, line) ?? '',
    sentence,
    target: unpackWords(start, length, line),
    value,
    unit: unpackUnit(unit),
    deadline: unpackDate(deadline),
    owner,
  }
}

function packWords(words: string | null, line: string): PackedWords {
  const start = words === null ? -1 : line.indexOf(words)
  return words === null || start === -1 ? [words, null] : [start, words.length]
}

function unpackWords(start: number | string | null, length: number | null, line: string): string | null {
  return typeof start === 'number' ? line.slice(start, start + (length ?? 0)) : start
}

function packUnit(unit: string | null): PackedUnit {
  const place = unit === null ? -1 : units.indexOf(unit)
  return place === -1 ? unit : place
}

function unpackUnit(unit: PackedUnit): string | null {
  return typeof unit === 'number' ? (units[unit] ?? '') : unit
}

function packDate(date: string | null): PackedDate {
  return date !== null && /^(?:[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})$/.test(date)
    ? Number(date.replaceAll('-', ''))
    : date
}

function unpackDate(date: PackedDate): string | null {
  if (typeof date !== 'number') return date
  const digits = String(date)
  return digits.length === 4 ? digits : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/** As the parser numbers passages. */
function anchorAt(ordinal: number): string {
  return `p${ordinal + 1}`
}
