import type { Place } from './places.ts'
import { Random, type Weighted } from './random.ts'
import type { Topic } from './topics.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the sentences of one reply are about. */
export interface Matter {
  readonly random: Random
  readonly vocabulary: Vocabulary
  readonly topic: Topic
  readonly place: Place
  /** The object of the proposal: 加强社区居家养老服务体系建设. */
  readonly ask: string
  /** 提案 or 建议. */
  readonly kind: string
  /** Where the proposal was made: 市政协十届三次会议. */
  readonly session: string
  readonly programmes: Weighted<string>
  /** Names of bureaus, the region's word before them: 市教育局. */
  readonly others: readonly string[]
  readonly year: number
}

/** A sentence with its slots filled; the slots are explained in `sentences.ts`. */
export function fill(template: string, matter: Matter): string {
  let text = ''
  let at = 0
  for (let open = template.indexOf('{'); open !== -1; open = template.indexOf('{', at)) {
    text += template.slice(at, open) + slot(template.charAt(open + 1), matter)
    at = open + 3
  }
  return text + template.slice(at)
}

/** `count` different sentences out of `templates`, or all of them. */
export function fillSome(templates: readonly string[], count: number, matter: Matter): string {
  let text = ''
  let next = matter.random.whole(0, templates.length - 1)
  for (let done = 0; done < Math.min(count, templates.length); done += 1) {
    text += fill(templates[next] ?? '', matter)
    next = (next + 1 + (done % 2)) % templates.length
  }
  return text
}

const fillers: Readonly<Record<string, (matter: Matter) => string>> = {
  a: ({ random, topic }) => random.pick(topic.asks),
  A: ({ ask }) => ask,
  t: ({ random, topic }) => random.pick(topic.words),
  n: ({ random, vocabulary }) => vocabulary.noun(random),
  v: ({ random, vocabulary }) => vocabulary.nominalVerb(random),
  p: ({ random, programmes }) => programmes.pick(random),
  o: ({ random, others }) => random.pick(others),
  r: ({ place }) => place.whole,
  w: ({ place }) => place.own,
  k: ({ kind }) => kind,
  K: ({ random, kind }) => random.pick([kind, `该${kind}`]),
  s: ({ session }) => session,
  d: document,
  y: ({ random, year }) => String(year + random.whole(-2, 1)),
  i: ({ random }) => String(random.whole(2, 48)),
  j: ({ random }) => String(Math.floor(10 ** (1.3 + 3 * random.next()))),
  f: ({ random }) => `${random.whole(12, 99)}.${random.whole(1, 9)}%`,
  m: ({ random }) =>
    random.chance(0.3)
      ? `${random.whole(1, 30)}.${random.whole(1, 99)}亿元`
      : `${random.whole(20, 9800)}万元`,
  q: ({ random }) => random.pick(['第三季度', '上半年', '年底']),
}

function slot(name: string, matter: Matter): string {
  return fillers[name]?.(matter) ?? ''
}

function document({ random, topic, place, year }: Matter): string {
  const kind = random.pick(['实施方案', '三年行动计划', '若干政策', '管理办法', '实施意见'])
  const years = kind === '三年行动计划' ? `（${year - 1}—${year + 1}年）` : ''
  return `《${place.region.name}${random.pick(topic.asks)}${kind}${years}》`
}
