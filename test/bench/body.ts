import { fill, fillSome, type Matter } from './compose.ts'
import { Random, seedFor } from './random.ts'
import { backgrounds, boilerplate, done, leads, openings, plans, problems } from './sentences.ts'
import { topics } from './topics.ts'

const CHINESE = '一二三四五六七八九十'

/** The text of a reply from its first word to the closing: opening, background, numbered parts with points. */
export function composeBody(matter: Matter): string {
  const { random } = matter
  const opening = fill(random.pick(openings), matter)
  const background = random.chance(0.7) ? `${fillSome(backgrounds, random.whole(1, 3), matter)}\n` : ''
  const parts = random.chance(0.6) ? partsByState(matter) : partsByAsk(matter)
  return `${opening}\n${background}${parts}`
}

/** What was done, what is wanting, what is planned. */
function partsByState(matter: Matter): string {
  const { random } = matter
  const style = random.pick(pointStyles)
  const parts = [
    { heading: random.pick(doneHeadings), text: points(matter, done, random.whole(3, 6), style) },
  ]
  if (random.chance(0.4))
    parts.push({ heading: '存在的困难和问题', text: `${fillSome(problems, random.whole(2, 3), matter)}\n` })
  parts.push({ heading: random.pick(planHeadings), text: points(matter, plans, random.whole(3, 4), style) })
  return numbered(parts)
}

/** One part for each thing asked for, with what was done and what is planned. */
function partsByAsk(matter: Matter): string {
  const { random, topic } = matter
  const parts = topic.asks.map((ask) => ({
    heading: `关于${ask}${random.pick(['方面', '的建议', '问题'])}`,
    text: `${points(matter, done, random.whole(1, 4), pointStyles[2] ?? joined)}下一步，${fillSome(plans, 2, matter)}\n`,
  }))
  return numbered(parts)
}

const doneHeadings = ['工作开展情况', '近年来所做的工作', '主要做法及成效', '目前工作进展']
const planHeadings = ['下一步工作打算', '下步工作计划', '下一步举措', '下阶段工作安排']

function numbered(parts: readonly { readonly heading: string; readonly text: string }[]): string {
  return parts.map(({ heading, text }, at) => `${CHINESE.charAt(at)}、${heading}\n${text}`).join('')
}

/** Puts the points of one part together. */
type PointStyle = (points: readonly string[]) => string

const joined: PointStyle = (list) =>
  `${list.map((point, at) => `${CHINESE.charAt(at)}是${point}`).join('')}\n`

const pointStyles: readonly PointStyle[] = [
  (list) => list.map((point, at) => `（${CHINESE.charAt(at)}）${point}\n`).join(''),
  (list) => list.map((point, at) => `${CHINESE.charAt(at)}是${point}\n`).join(''),
  (list) => list.map((point, at) => `${at + 1}.${point}\n`).join(''),
  joined,
]

function points(matter: Matter, templates: readonly string[], count: number, style: PointStyle): string {
  return style(Array.from({ length: count }, () => composePoint(matter, templates)))
}

/** Of the points of real replies, about one in twelve stands with few changes in another reply of the same matter,
 *  and about one in eight holds a sentence that stands in many. */
const COPIED_POINTS = 0.08
const COPIED_SENTENCES = 0.12

/** How many points of each kind and topic there are to be copied. */
const COPIES = 6

function composePoint(matter: Matter, templates: readonly string[]): string {
  const { random } = matter
  if (random.chance(COPIED_POINTS)) return copiedPoint(matter, templates)
  const lead = fill(random.pick(leads), matter)
  const formula = random.chance(COPIED_SENTENCES) ? random.pick(boilerplate) : ''
  return `${lead}。${fillSome(templates, random.whole(2, 3), matter)}${formula}`
}

/** The same point for all replies of the topic: only its own places and years differ. */
function copiedPoint(matter: Matter, templates: readonly string[]): string {
  const seed = seedFor(
    topics.indexOf(matter.topic),
    matter.random.whole(1, COPIES) + templates.length * COPIES,
  )
  const again = { ...matter, random: new Random(seed) }
  return `${fill(again.random.pick(leads), again)}。${fillSome(templates, 3, again)}`
}
