import { foldText } from '../../src/text/fold.ts'
import type { Segmenter } from '../../src/text/segment.ts'
import { countTerms, isPair } from '../../src/text/terms.ts'
import { isWord } from '../../src/text/word.ts'
import type { GeneratedReply } from '../bench/generate-replies.ts'
import { Random } from '../bench/random.ts'

/** A pasted text, and the one reply that it is of. */
export interface PastedQuery {
  readonly kind: 'a paragraph in other words' | 'a letter'
  readonly text: string
  readonly source: string
}

/** The replies with as many of their paragraphs as chance leaves, some with those of others: from 50 to 8,000 characters,
 *  as real ones are. */
export function ofUnevenLength(replies: readonly GeneratedReply[]): GeneratedReply[] {
  const random = new Random(15)
  return replies.map((reply) => {
    const own = paragraphsOf(reply)
    const kept = own.slice(0, random.pick([1, 2, 4, 8, own.length]))
    const more = random.next() < 0.1 ? [1, 2, 3].flatMap(() => paragraphsOf(random.pick(replies))) : []
    return { ...reply, text: [...headOf(reply), ...kept, ...more].join('\n') }
  })
}

/** Two queries of every reply of which enough is left. */
export function pastedQueries(replies: readonly GeneratedReply[]): PastedQuery[] {
  const random = new Random(5)
  return replies.flatMap((reply): PastedQuery[] => {
    const paragraphs = paragraphsOf(reply)
    const { source, facts } = reply
    if (paragraphs.length === 0) return []
    const paragraph = inOtherWords(random.pick(paragraphs), 0.6, random)
    const heard = inOtherWords(paragraphs.slice(0, 6).join(''), 0.25, random).slice(0, 300)
    const letter = `尊敬的领导：您好！我想反映${facts.matter}的问题。${heard}希望有关部门尽快研究解决，给老百姓一个答复，谢谢！`
    return [
      { kind: 'a paragraph in other words' as const, text: paragraph, source },
      { kind: 'a letter' as const, text: letter, source },
    ].filter(({ text }) => text.length > 45)
  })
}

const fillers = '相关 有关 积极 工作 全面 情况 持续 有效 推动 加强 群众 单位 措施 各级 落实'.split(' ')

/** `text` with a share of its clauses left out, other figures, and every eighth word another. */
function inOtherWords(text: string, share: number, random: Random): string {
  return text
    .split(/(?<=[，。；])/)
    .filter(() => random.next() < share)
    .map((clause) => {
      let changed = clause.replace(/\d+(?:\.\d+)?/g, () => String(random.whole(1, 999)))
      for (let words = Math.floor(changed.length / 8); words > 0; words -= 1) {
        const at = random.whole(0, Math.max(0, changed.length - 3))
        changed = changed.slice(0, at) + random.pick(fillers) + changed.slice(at + 2)
      }
      return changed
    })
    .join('')
}

function headOf({ text }: GeneratedReply): string[] {
  return text
    .split('\n')
    .slice(0, 4)
    .filter((line) => line.length <= 60)
}

function paragraphsOf({ text }: GeneratedReply): string[] {
  return text.split('\n').filter((line) => line.length > 60 && !line.includes('|'))
}

/** Plain BM25 over whole texts, k1 1.2 and b 0.75, all terms of the query: pairs of letters, words, numbers. */
export function bm25(
  texts: readonly { readonly source: string; readonly text: string }[],
  segmenter: Segmenter,
) {
  const counted = texts.map(({ source, text }) => ({ source, counts: termsOf(text, segmenter) }))
  const lengths = counted.map(({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const holding = new Map<string, number>()
  for (const { counts } of counted)
    for (const term of counts.keys()) holding.set(term, (holding.get(term) ?? 0) + 1)
  const rarity = (term: string): number => {
    const held = holding.get(term) ?? 0
    return Math.log(1 + (texts.length - held + 0.5) / (held + 0.5))
  }
  return (query: string, want: number): string[] => {
    const asked = [...termsOf(query, segmenter)].map(([term, times]) => ({
      term,
      worth: times * rarity(term),
    }))
    const scored = counted.map(({ source, counts }, at) => {
      const norm = 1.2 * (0.25 + (0.75 * (lengths[at] ?? 0)) / average)
      const score = asked.reduce((sum, { term, worth }) => {
        const count = counts.get(term) ?? 0
        return sum + (worth * count) / (count + norm)
      }, 0)
      return { source, score }
    })
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, want)
      .map(({ source }) => source)
  }
}

function termsOf(text: string, segmenter: Segmenter): Map<string, number> {
  const all = countTerms(foldText(text), segmenter)
  return new Map([...all].filter(([term]) => isPair(term) || isWord(term) || /^[0-9a-z]/.test(term)))
}
