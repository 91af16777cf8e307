import type { Handlers } from '../reply/reply.ts'
import { matchesOf } from '../text/span.ts'
import type { Labelled } from './column.ts'
import { type Fact, firstIn } from './fact.ts'
import { readOrgan, splitOrgans } from './organ.ts'
import type { Place } from './session.ts'

/** 主办 and 会办 units with their places. */
export interface HandlerFacts {
  readonly lead: Fact | null
  readonly joint: Fact<Handlers['joint']> | null
}

const leadForms: readonly RegExp[] = [
  /主办单位 ?(?:[:为是]) ?([^,。;:、]{2,30})/,
  /[交转]由 ?([^,。;:、]{2,20}?) ?(?:作为)?(?:主办|牵头|承办)/,
  /(?:由|经|交|是|确定) ?([^,。;:、]{2,30}?) ?(?:作为)?(?:主办|牵头办理|牵头承办|牵头答复|承办|牵头(?=[,、;。]))/,
  /(?:由|交由?) ?([^,。;:、()交]{2,20}?) ?\((?:主办|牵头)(?:单位)?\)/,
  /(?:^|[,。;:、]) ?([^,。;:、]{2,30}?) ?(?:为主办|主办|牵头办理|牵头(?:,?(?:协同|会同|联合|组织|商))|(?<=[局厅委部府])会同(?!有关|相关))/,
]
/** A form of words, and those of which one must stand in the text: else it is not tried. */
interface JointForm {
  readonly words: readonly string[]
  readonly form: RegExp
}

const jointForms: readonly JointForm[] = [
  {
    words: ['办意见'],
    form: /(?:综合|结合|根据|采纳|汇总|征求)(?:了)? ?([^。;:,]{3,120}?)(?:等(?:单位|部门))?(?:的)?(?:会办|协办)意见/g,
  },
  {
    words: ['意见'],
    form: /(?:综合|结合|汇总|征求|吸收)(?:了)? ?([^。;:,]{3,120}?)(?:等(?:单位|部门))?(?:的)?(?:反馈|书面|相关)?意见/g,
  },
  {
    words: ['共同', '联合', '协同'],
    form: /经(?:与|同|会(?!同))? ?([^。;:]{3,200}?)(?:等(?:协办|会办|有关|相关)?(?:单位|部门)?)? ?(?:共同|联合|协同)(?:研究|办理|会商)/g,
  },
  {
    words: ['经与'],
    form: /经与 ?([^。;:,]{3,120}?)(?:等(?:单位|部门))? ?(?:认真|反复|积极|充分)?(?:研究|会商|协商|沟通|对接|衔接)/g,
  },
  {
    words: ['会同', '商', '经会', '牵头'],
    form: /(?:会同|商请|经商|经会(?!同)|(?<![招协])商(?![务业会贸品])|牵头(?:协同|联合|组织)) ?(?:了)?([^。;:]{3,200}?)(?:等(?:单位|部门)?)? ?(?:认真|共同|联合|进行|研究|办理|协商|对|,)/g,
  },
  {
    words: ['联合', '协同'],
    form: /我[局委厅部办](?:联合|协同) ?([^。;:]{3,200}?)(?:等(?:单位|部门)?)? ?(?:认真|共同|进行|研究|办理|对|,)/g,
  },
  {
    words: ['(会办', '(协办'],
    form: /\((?:主办|牵头)(?:单位)?\)[,、和及与 ]*([^。;()]{3,60}?) ?\((?:会办|协办)(?:单位)?\)/g,
  },
  {
    words: ['会办', '协办'],
    form: /(?:会办|协办)(?:单位|部门) ?[:为是]? ?([^。;:,]{3,200}?)(?:等(?:单位|部门)?)?(?:的)?(?:意见|进行|共同|认真|研究|沟通|协商|会商|对接|[。;,]|$)/g,
  },
  {
    words: ['会办', '协办', '配合办理'],
    form: /(?:主办|牵头办理|牵头承办|牵头(?=[,、;]))[,、; ]*(?:由|并由|,)? ?([^。;:]{3,200}?) ?(?:作为|为|负责|配合)?(?:协办|会办|配合办理)/g,
  },
  { words: ['会办', '协办'], form: /(?:^|[,。;]) ?([^。;:]{3,200}?) ?(?:协办|会办)(?!意见|单位的|公)/g },
]
/** 我局, 我委: the body that answers. */
const self = /^(?:[我本]|经我|由我)[局委厅部办院校会镇乡县区市中站公行]|^我单位$|^本单位$/

/** The handlers that the receipt or the column names. `authority` stands for 我局; without one 我局 is unknown. */
export function readHandlers(
  receipt: Place | null,
  column: readonly Labelled[],
  authority: string | null,
): HandlerFacts {
  const text = withoutQuotations(receipt?.text ?? '')
  return {
    lead: labelledLead(column) ?? leadIn(receipt, text, authority),
    joint: labelledJoint(column) ?? jointIn(receipt, text),
  }
}

/** 承办单位:市水利局(主办)、市财政局(会办): those of a value that bear `part`. Empty where it marks none. */
function partOf(value: string, part: RegExp): string[] {
  return value.split(/[、,; ]/).flatMap((name) => {
    const marked = part.exec(name)
    return (marked && readOrgan(name.slice(0, marked.index))) ?? []
  })
}

const leadPart = /\((?:主办|牵头)(?:单位)?\)$/
const jointPart = /\((?:会办|协办|配合)(?:单位)?\)$/

function leadIn(receipt: Place | null, text: string, authority: string | null): Fact | null {
  if (!/主办|牵头|承办|会同|商|联合|协同/.test(text)) return null
  for (const form of leadForms) {
    const match = form.exec(text)
    const name = match?.[1]?.replace(beforeName, '').trim()
    if (!match || name === undefined) continue
    const value = self.test(name) ? authority : readOrgan(name)
    if (value !== null) return { value, rule: 'receipt', span: spanOf(receipt, match) }
  }
  const own = /(?:经|由)?我[局委厅部办](?:会同|商|联合|协同)/.exec(text)
  return own && authority !== null ? { value: authority, rule: 'receipt', span: spanOf(receipt, own) } : null
}

function jointIn(receipt: Place | null, text: string): Fact<readonly string[]> | null {
  for (const { words, form } of jointForms) {
    if (!words.some((word) => text.includes(word))) continue
    // 商洛市 is none that was consulted: the next match may be.
    for (const match of matchesOf(text, form)) {
      const value = splitOrgans(match[1] ?? '').filter((name) => !self.test(name))
      if (value.length > 0) return { value, rule: 'receipt', span: spanOf(receipt, match) }
    }
  }
  return null
}

/** 该提案, 责成 and 由 stand before the name. */
const beforeName = /^(?:此|该|本)(?:件|提案|建议|案)|^.*(?:责成|指定)|^(?:现|已)?由/

/** The title of the proposal speaks of other bodies; the length stays, so that spans stay. */
function withoutQuotations(text: string): string {
  return text.replace(/《[^》]{0,200}》|“[^”]{0,200}”/g, (quoted) => '、'.repeat(quoted.length))
}

function labelledLead(column: readonly Labelled[]): Fact | null {
  const entry = column.find(({ name, value }) => name === 'lead' && readOrgan(value) !== null)
  if (entry) return { value: readOrgan(entry.value) ?? entry.value, rule: 'column', span: entry.span }
  return firstIn(column, ({ value, span }) => {
    const [lead] = value.includes(')') ? partOf(value, leadPart) : []
    return lead === undefined ? null : { value: lead, rule: 'column', span }
  })
}

function labelledJoint(column: readonly Labelled[]): Fact<readonly string[]> | null {
  const entry = column.find(({ name, value }) => name === 'joint' && splitOrgans(value).length > 0)
  if (entry) return { value: splitOrgans(entry.value), rule: 'column', span: entry.span }
  return firstIn(column, ({ value, span }) => {
    const joint = value.includes(')') ? partOf(value, jointPart) : []
    return joint.length === 0 ? null : { value: joint, rule: 'column', span }
  })
}

function spanOf(receipt: Place | null, match: RegExpExecArray): Fact['span'] {
  if (receipt?.start === null || receipt === null) return null
  return { start: receipt.start + match.index, end: receipt.start + match.index + match[0].length }
}
