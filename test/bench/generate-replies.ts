import { composeBody } from './body.ts'
import { fill, type Matter } from './compose.ts'
import { composeHead, type Facts } from './head.ts'
import { listPlaces, type Place } from './places.ts'
import { Random, seedFor, Weighted, zipf } from './random.ts'
import { closings } from './sentences.ts'
import { bureaus, type Topic, topics } from './topics.ts'
import { loadVocabulary, programmeNames, type Vocabulary } from './vocabulary.ts'

/** An invented reply as a scraper would store it, and the facts that were put into it. */
export interface GeneratedReply {
  readonly source: string
  readonly text: string
  readonly facts: Facts
}

/** `count` replies, about 15 passages each. The seed decides all of them; the first of many are the same as of few.
 *  Offices and places are real, all that is said is invented; no persons are named. */
export function* generateReplies(count: number, seed: number): Generator<GeneratedReply> {
  const stock = loadStock(seed)
  for (let index = 0; index < count; index += 1) yield generateReply(stock, seed, index)
}

/** What all replies draw from. */
interface Stock {
  readonly vocabulary: Vocabulary
  readonly programmes: Weighted<string>
  readonly places: Weighted<Place>
  readonly topics: Weighted<Topic>
}

function loadStock(seed: number): Stock {
  const random = new Random(seed)
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return {
    vocabulary: loadVocabulary(),
    programmes: programmeNames(),
    // Some places publish much and many a little, but none dominates as Zipf's first would.
    places: new Weighted(shuffled(listPlaces()), (_place, rank) => 1 / (rank + 40)),
    topics: new Weighted(shuffled(topics), (_topic, rank) => 1 / (rank + 15)),
  }
}

function generateReply(stock: Stock, seed: number, index: number): GeneratedReply {
  const random = new Random(seedFor(seed, index))
  const place = stock.places.pick(random)
  const topic = stock.topics.pick(random)
  const { head, session, facts, kind } = composeHead(random, place, topic)
  const matter: Matter = {
    random,
    vocabulary: stock.vocabulary,
    topic,
    place,
    ask: facts.ask,
    kind,
    session,
    programmes: someProgrammes(stock.programmes, random),
    others: otherBureaus(random, place, topic),
    year: Number(facts.signedOn.slice(0, 4)),
  }
  const body = composeBody(matter)
  const end = `${fill(random.pick(closings), matter)}\n\n${facts.authority}\n${facts.writtenDate}\n`
  return { source: `replies/${String(index).padStart(6, '0')}.txt`, text: `${head}${body}${end}`, facts }
}

/** One reply speaks of a few programmes, of the first most. */
function someProgrammes(all: Weighted<string>, random: Random): Weighted<string> {
  return new Weighted(
    Array.from({ length: random.whole(1, 4) }, () => all.pick(random)),
    zipf,
  )
}

const allBureaus = [...bureaus.values()]

function otherBureaus(random: Random, place: Place, topic: Topic): string[] {
  const level = place.region.name.at(-1) ?? '市'
  const own = bureaus.get(topic.bureau)
  const others = Array.from({ length: 3 }, () => random.pick(allBureaus)).filter((bureau) => bureau !== own)
  return others.length > 0 ? others.map((bureau) => level + bureau.name) : [`${level}政府办公室`]
}
