import type { Region } from '../../reply/region.ts'
import type { Reply } from '../../reply/reply.ts'
import { sentenceStart } from '../../text/sentence.ts'
import { contains, type Span, slice, spansOf } from '../../text/span.ts'
import { findLevelWords, isOfOtherLevel, type LevelWord } from '../leftovers/level-words.ts'
import { type Surroundings, spanOf } from '../leftovers/place-chains.ts'
import { type Finding, finding } from './finding.ts'

/** What is quoted is called so by others: 《关于我区…的建议》. */
const quotes = /《[^《》\n]{1,120}》|“[^“”\n]{1,120}”|"[^"\n]{1,120}"|「[^「」\n]{1,120}」/gu

/** Words of `text` by which a region of another level than `own` and those above it calls itself: 我县, 全县 and 县财政局 in the
 *  letter of a city. Left out are those that speak of a place named before in their sentence, all in quotation marks, and
 *  区 in the letter of a development zone. Without `own`, none. */
export function findOtherLevels({ text, header }: Reply, { own, isTold, places, words }: Writer): Finding[] {
  if (own === null) return []
  const quoted = spansOf(text, quotes)
  const named = places.map(spanOf)
  return findLevelWords(text, words)
    .filter((word) => isOfOtherLevel(word, own))
    .filter((word) => isTold || own.county !== null || word.level === '省')
    .filter(({ level }) => level !== '区' || !zone.test(header.authority ?? ''))
    .filter((word) => !quoted.some((quote) => contains(quote, word)) && !isOfNamed(text, word, named))
    .map((word) => otherLevel(text, word, own))
}

interface Writer extends Surroundings {
  readonly own: Region | null
  /** Whether the user told `own`; a prefecture read from a letter may be that of its district. */
  readonly isTold: boolean
}

/** An office that may call its ground 我区 in whatever county: 经济技术开发区管委会, 灌区管理处. */
const zone = /[发新范园景假税作灌林矿库牧游]区/u

/** Whether a place of the level of `word` is named before it in its sentence: 安吉县的全县 is no leftover of another letter. */
function isOfNamed(text: string, { start, level, kind }: LevelWord, named: readonly Span[]): boolean {
  if (kind === 'self') return false
  const from = sentenceStart(text, start)
  return named.some(
    (place) => place.start >= from && place.end <= start && slice(text, place).endsWith(level),
  )
}

function otherLevel(text: string, word: LevelWord, own: Region): Finding {
  const { level } = word
  const said = slice(text, word)
  return finding(text, word, {
    kind: 'leftover',
    rule: 'other-level',
    message: `${own.name}不是${level}，也不在${level}之下，“${said}”请核对是否从别处带来。`,
    suggestion: said.replace(level, levelOf(own, level)),
  })
}

/** What stands instead: the writer's own level, of the province for 省. */
function levelOf(own: Region, level: string): string {
  return (level === '省' ? own.province : own.name).slice(-1)
}
