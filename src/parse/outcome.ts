import type { FactRule } from '../reply/fact-rule.ts'
import type { Header } from '../reply/reply.ts'
import type { Span } from '../text/span.ts'
import type { Labelled } from './column.ts'
import { type Fact, firstFact, firstIn } from './fact.ts'
import type { Line } from './lines.ts'

type Outcome = NonNullable<Header['outcome']>

const ownLine =
  /^[([“"]?\s?([ABCDabcd])\s?[)\]”"]?\s?类?[)\]”"]?$|^[([“"]?\s?([ABCDabcd])\d?\s?类(?:件)?\s?[)\]”"]?(?:\([^()]{1,8}\))?$/
/** 办理结果A and [办理结果标注(A1)], on a line that lost its colon. */
const labelledLine =
  /^[([]?(?:办理|办复|答复|办结|建议|提案)?(?:类别|类型|结果|分类|标识)(?:标注)? ?[([]?([ABCD])\d? ?类?[)\]]*$/
const behindNumber =
  /(?:号|答复|复函|函|\] ?第? ?\d{1,5} ?|\[20\d{3,6}|^[\u4e00-\u9fff]{2,10}[函字复发文办提建]20\d{3,5} )\s*[([]?([ABCD])\s?类?[)\]]?类?$/
/** 第31号A类提案, and 办理情况(B)的函. */
const withinLine = /\d ?号[ ([]*([ABCD])\d? ?类|情况 ?\(([ABCD]) ?类?\)的/
const beforeNumber = /^[([]?([ABCD])(?:\s?类[)\]]?\s*|[)\]]?\s+)\S{2,20}\[/
const inValue = /^[([“"]?([ABCD])\d?[)\]”"]?(?:\s?[类(级（,、\s]|$)|\(([ABCD])\s?类?\)|([ABCD])\s?类/

/** The outcome letter (办理类型), from a label, a line of its own, or behind the number or the title. */
export function readOutcome(
  text: string,
  head: readonly Line[],
  column: readonly Labelled[],
): Fact<Outcome> | null {
  const labelled = column.filter(({ name }) => name === 'outcome')
  const lettered = head.filter(({ text }) => /[ABCDabcd]/.test(text))
  return firstFact(
    () => firstIn(labelled, ({ value, span }) => outcomeFact(chosen(text, value, span), 'column', span)),
    () => firstIn(lettered, (line) => outcomeFact(ownLine.exec(line.text), 'own-line', line)),
    () => firstIn(lettered, (line) => outcomeFact(labelledLine.exec(line.text), 'own-line', line)),
    () => firstIn(lettered, (line) => outcomeFact(behindNumber.exec(line.text), 'behind-number', line)),
    () => firstIn(lettered, (line) => outcomeFact(withinLine.exec(line.text), 'behind-number', line)),
    () => firstIn(lettered, (line) => outcomeFact(beforeNumber.exec(line.text), 'before-number', line)),
  )
}

const boxes = /(?:[□■☐☑☒√✓✔○●]\s*[ABCD][^ABCD]*){2}/
const ticked = /[■☑☒√✓✔●]\s*([ABCD])/

/** The letter of a value; of □A ■B □C the one that is ticked, which only the text shows. */
function chosen(text: string, value: string, { start, end }: Span): RegExpExecArray | null {
  const written = text.slice(Math.max(0, start - 2), end)
  return boxes.test(written) ? ticked.exec(written) : inValue.exec(value.toUpperCase())
}

function outcomeFact(
  match: RegExpExecArray | null,
  rule: FactRule,
  span: Fact['span'],
): Fact<Outcome> | null {
  const letter = match?.slice(1).filter(Boolean)[0]?.toUpperCase()
  const value = letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D' ? letter : null
  return value && { value, rule, span: span && { start: span.start, end: span.end } }
}
