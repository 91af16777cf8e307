import type { Reply } from '../reply/reply.ts'
import type { Span } from '../text/span.ts'
import { startsWithLabel } from './column.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'

const toMember = /委员(?!会|长|组)|常委$/
const toDeputy = /代表(?!团|大会|工作|联|处|组|委)/
const toGroup =
  /(?:[会盟党社团部联组局厅办院处支]|(?<!主)委|中央|总支|界别?|政府|学会|机关|台盟|公司|单位|军区|战区|队|中心|学校|室|镇|乡|街道|党派人士)$/

/** Groups that make proposals, and no offices. */
const proposes = /[盟党]|政协|学社|民[建进]|工商联|[侨妇]联|团[市县区省]?委|界别?$|组$|代表团$/

/** Whether `text` (without its colon) names an office of the government alone, as a co-handler writes to the lead. */
export function isOffice(text: string): boolean {
  return addresseeType(text) === 'group' && !proposes.test(text)
}

/** Ends of a greeting behind the names: 们, a bracket such as (领衔代表), 您好. */
const ending =
  /(?:们|等(?:\d+|[一二三四五六七八九十几]+)?[名位]?(?:委员|代表)?|\([^()]{1,30}\)|[,、!]|先生|女士|同志|[您你]们?好|各位| )+$/

/** Whether `text` (without its colon) names those to whom a reply is written. */
export function isAddressee(text: string): boolean {
  const name = text.trim()
  if (name.length < 2 || name.length > 160) return false
  if (/[。;?《》“”]|收悉|答复|如下|提出|关于|本局|我局|我们|附件|办理|其中/.test(name)) return false
  return addresseeType(name) !== null
}

/** A member, a deputy or a group; null where the text names none of them. */
export function addresseeType(text: string): Reply['header']['addresseeType'] {
  const names = text.replace(/^尊敬的/, '').split(/[、,; ]/)
  const persons = names.find((name) => toMember.test(name) || toDeputy.test(name))
  if (persons !== undefined) return lastOf(persons)
  const bare = names.map((name) => name.replace(ending, ''))
  return bare.some((name) => name.length > 1 && toGroup.test(name)) ? 'group' : null
}

/** 政协委员张三 and 张三委员 are members; of 人大代表、政协委员 the word that stands last counts. */
function lastOf(name: string): 'member' | 'deputy' {
  const member = name.search(toMember)
  const deputy = name.search(toDeputy)
  return deputy > member ? 'deputy' : 'member'
}

/** The greeting line or the greeting at the head of the receipt line: the span ends behind the colon.
 *  Null when nobody is addressed. */
export function findGreeting(lines: readonly Line[], receiptLine: number): Span | null {
  const last = receiptLine === -1 ? Math.min(lines.length, 60) : receiptLine
  const receipt = lines[receiptLine]
  const inline = receipt && greetingAtStart(receipt)
  if (inline) return inline
  const first = receiptLine === -1 ? 0 : Math.max(0, last - 5)
  for (let at = last - 1; at >= first; at -= 1) {
    const line = lines[at]
    if (!line) continue
    const greeting = greetingLine(line, receiptLine !== -1)
    if (greeting) return greeting
    // 某某某代表:第一次会议…的答复: what a copying site has left behind the colon.
    const begun = greetingAtStart(line)
    if (begun && (receiptLine === -1 || toPerson(line.text.slice(0, begun.end - line.start)))) return begun
  }
  return null
}

function toPerson(greeting: string): boolean {
  return addresseeType(greeting.replace(/:$/, '')) !== 'group'
}

/** 张三委员：您提出的…: the addressee and the text on one line. */
function greetingAtStart(line: Line): Span | null {
  const head = line.text.slice(0, 160)
  const match = /^([^:。;]{2,150}?)(?::|,?[您你]们?好[!,:。]?)/.exec(head)
  // 某某网 2016-07-19 17:20 names a time, nobody.
  if (
    !match ||
    /^\d:\d/.test(head.slice(match[0].length - 2)) ||
    startsWithLabel(line.text) ||
    !isAddressee(match[1] ?? '')
  )
    return null
  return { start: line.start, end: line.start + match[0].length }
}

function greetingLine(line: Line, receiptFollows: boolean): Span | null {
  if (startsWithLabel(line.text)) return null
  const colon = line.text.endsWith(':')
  const name = colon ? line.text.slice(0, -1) : line.text
  if (!isAddressee(name)) return null
  const person = addresseeType(name) !== 'group'
  // Without a receipt behind it only a person's name is taken for a greeting, without a colon only before a receipt.
  const greets = colon ? person || receiptFollows : receiptFollows && greetsWithoutColon(name, person)
  return greets ? { start: line.start, end: line.end } : null
}

function greetsWithoutColon(name: string, person: boolean): boolean {
  if (!person) return /(?:代表团|委员组|代表组)$/.test(name)
  const names = name.length <= 40 || name.split('、').length > name.length / 6
  return names && /(?:委员|代表|\))(?:们)?[,!]?$/.test(name)
}

/** The addressee type, from the greeting. */
export function readAddresseeType(
  plain: string,
  greeting: Span | null,
): Fact<'member' | 'deputy' | 'group'> | null {
  if (!greeting) return null
  const value = addresseeType(plain.slice(greeting.start, greeting.end).replace(/[:!。]+$/, ''))
  return value && { value, rule: 'greeting', span: greeting }
}
