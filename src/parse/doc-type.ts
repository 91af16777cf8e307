import type { DocType, Kind, Reply } from '../reply/reply.ts'
import { flattenSections, type Section } from '../reply/section.ts'
import type { Fact } from './fact.ts'
import type { Line } from './lines.ts'
import { namesSession } from './session.ts'

/** What tells one sort of text from another; all plain. */
export interface Evidence {
  readonly title: string
  readonly receipt: string
  /** To whom the letter is written, without the colon. */
  readonly addressee: string
  readonly addresseeType: Reply['header']['addresseeType']
  readonly opening: string
  /** How the main text goes on, far enough to tell to whom it speaks. */
  readonly main: string
  /** The lines above the text, the nearest last. */
  readonly head: readonly Line[]
  readonly sections: readonly Section[]
}

const coHandling =
  /\((?:会办|协办)\)|(?:会办|协办|会签)(?:工作)?(?:的)?(?:意见|函|件|情况)|(?:会办|协办)(?:的)?(?:答复|复函|回复)/
const coHandled =
  /(?:会办|协办)意见[^。,]{0,12}如下|(?:如下|以下)(?:会办|协办)意见|(?:函告|回复|反馈|答复)(?:贵|你)[局委厅]|[供请](?:贵|你)?[^。,;]{0,8}(?:汇总|统一|综合|一并)[^。,;]{0,6}答复/
const reporting = /(?:报告|汇报|通报|总结|通知|公告|方案|办法|情况说明|计划|思路|要点)$/
/** The handling of one numbered proposal is told to whoever made it; that of many is a report. */
const answerTitle =
  /(?:提案|建议|议案|委员|代表|意见).*(?:答复|复函|回复|函复|办复|复文)|\d ?号 ?(?:提案|建议|议案)?的?(?:办理|落实)(?:落实|结果|进展|情况)*$/
/** 某省教育厅对…提案作出答复 is news of an answer. */
const toldOf = /作出(?:了|正式)?(?:答复|回复|回应)$/
const answered = /提案|建议|议案/
const summing = /总结|工作(?:报告|计划|思路|要点|打算|安排)|工作情况(?:汇报|报告)?$/
const looksBack = /^(?:今年|20\d\d年|近年来|一年来|上半年|今年以来)/
const workHeading = /工作|做法|成效|下一?(?:年度|步|阶段)|明年|思路|打算|计划/

/** The names of the sorts, for problems. */
export const docTypeLabels: Readonly<Record<DocType, string>> = {
  reply: '答复',
  'work-summary': '工作总结',
  'co-handler-opinion': '会办意见',
  other: '其他文本',
}

/** A reply, a summary of work, a co-handler's opinion, or something else. */
export function readDocType(evidence: Evidence): DocType {
  const { title, receipt } = evidence
  if (coHandling.test(title) || coHandled.test(receipt) || tellsLead(evidence)) return 'co-handler-opinion'
  const answering = answerTitle.test(title) && !toldOf.test(title)
  if (!answering && isReport(evidence)) return sortOfReport(title)
  if (answering || isLetter(evidence) || answerFollows(evidence.head)) return 'reply'
  if (summing.test(title)) return sortOfReport(title)
  return sumsUpWork(evidence) ? 'work-summary' : 'other'
}

/** 关于第0118号提案的办理报告, written to who made it, is a report by name alone. */
function isReport({ title, receipt, addresseeType }: Evidence): boolean {
  if (!reporting.test(title)) return false
  const isToOne = addresseeType === 'member' || addresseeType === 'deputy'
  const answersOne =
    /号(?:提案|建议|议案)/.test(title) && /[您你][^。]{0,60}(?:收悉|收阅|敬悉|如下)/.test(receipt)
  return !(isToOne && answersOne)
}

/** 答复公开摘要: or 办理情况: right above the text. */
function answerFollows(head: readonly Line[]): boolean {
  return head.slice(-2).some(({ text }) => text.length < 10 && answerLabel.test(text))
}

const answerLabel =
  /^(?:问题)?(?:(?:(?:答复|回复|复文)(?:公开)?(?:内容|摘要|正文|意见|情况)?|办理(?:情况|内容)) ?:|办理简述 ?:?)$/

/** A report on the handling of proposals is none of the work itself, unless it calls itself 总结. */
function sortOfReport(title: string): DocType {
  const ofWork = !answered.test(title) || title.endsWith('总结')
  return summing.test(title) && ofWork ? 'work-summary' : 'other'
}

/** 区公安局:刘某某委员提出的…提案收悉: who leads is told what to answer to somebody else. */
function tellsLead({ addressee, receipt }: Evidence): boolean {
  return (
    !/(?:人大|政协).*办公[室厅]$/.test(addressee.trimEnd()) &&
    /(?:局|厅|(?:发改|卫健|经信|住建|科工|国资)委|办公室|街道|镇|乡)$/.test(addressee.trimEnd()) &&
    (/(?:委员|代表)们?[^。;]{0,24}提出/.test(receipt) || /协办|会办/.test(receipt)) &&
    !/[您你]|贵[^。]{0,12}提/.test(receipt)
  )
}

/** 结合您所提意见, 你们提出的建议: who wrote is spoken to. */
const speaksTo = /[您你]们?(?:在[^。;,]{0,30})?(?:所提|提出|反映)的?|[您你]们?的(?:提案|建议)/

/** 《关于…有关问题的请示》收悉: an office asked, and neither a member nor a deputy. */
function answersOffice(receipt: string): boolean {
  return /请示》?[^。;]{0,30}收悉/.test(receipt) && !/提案|建议|议案|委员|代表|[您你]/.test(receipt)
}

/** News and reports speak of deputies; a letter speaks to them, or says that what they wrote has come. */
export function isLetter({
  receipt,
  addresseeType,
  main,
}: Pick<Evidence, 'receipt' | 'addresseeType' | 'main'>): boolean {
  return (
    (/收悉|收阅|敬悉|您|你|贵/.test(receipt) && !answersOffice(receipt)) ||
    (/委员|代表/.test(receipt) && /(?:答复|回复|函复|办复)[^。,;:]{0,14}如下/.test(receipt)) ||
    addresseeType === 'member' ||
    addresseeType === 'deputy' ||
    speaksTo.test(main)
  )
}

function sumsUpWork({ opening, sections }: Evidence): boolean {
  const working = flattenSections(sections).filter(({ heading }) => workHeading.test(heading ?? '')).length
  return working >= 2 || (working === 1 && looksBack.test(opening))
}

/** What tells a proposal from a suggestion. */
type KindEvidence = Pick<Evidence, 'title' | 'receipt' | 'addressee' | 'addresseeType'> & {
  /** The lines above the letter. */
  readonly head: readonly Line[]
}

/** A proposal (提案) or a suggestion (建议): by what the title and the receipt call it outside quotations, else
 *  by who is addressed, else by a title that ends in 提案, else by where the site has it. Members call theirs 建议, too:
 *  that tells nothing. */
export function readKind(evidence: KindEvidence): Fact<Kind> | null {
  for (const [rule, text] of [
    ['title', evidence.title],
    ['receipt', evidence.receipt],
  ] as const) {
    const bare = text.replace(/《[^。]*》|“[^“”]*”/g, (quoted) => (namesSession(quoted) ? quoted : ''))
    // Some bodies call whatever they answer 提案: the receipt's word for it does not outweigh whom it is written to.
    const proposal = rule === 'receipt' && evidence.addresseeType === 'deputy' ? /政协/ : /提案|政协/
    const suggestion = /人大|人民代表|代表[^。]{0,16}建议|议案/.test(bare)
    if (proposal.test(bare) !== suggestion)
      return { value: suggestion ? 'suggestion' : 'proposal', rule, span: null }
  }
  const { addressee, addresseeType } = evidence
  if (addresseeType === 'member') return { value: 'proposal', rule: 'addressee', span: null }
  if (addresseeType === 'deputy' || addressee.includes('代表团'))
    return { value: 'suggestion', rule: 'addressee', span: null }
  return /提案[》”]/.test(evidence.receipt)
    ? { value: 'proposal', rule: 'proposal-title', span: null }
    : kindOfSite(evidence.head)
}

const ofCongress =
  /人大(?:代表)?(?:建议|议案)|代表建议|届[^,。]{0,3}人(?:大|民代表)|^提?建议人 ?:|^(?:领衔|所属)?代表[团姓:]/
const ofConference = /政协|委员提案|^(?:提案(?:人|者|单位|标题|题目|名称|编号|号)|委员姓名) ?:/

/** 公开目录:人大代表建议办理, where nothing on the page speaks of the other kind. */
function kindOfSite(head: readonly Line[]): Fact<Kind> | null {
  const suggestion = head.some(({ text }) => ofCongress.test(text))
  const proposal = head.some(({ text }) => ofConference.test(text))
  if (suggestion !== proposal)
    return { value: proposal ? 'proposal' : 'suggestion', rule: 'site', span: null }
  const part = head
    .map(({ text }) => (text.includes('>') ? partOfSite.exec(text)?.[1] : undefined))
    .find(Boolean)
  return part ? { value: part === '提案' ? 'proposal' : 'suggestion', rule: 'site', span: null } : null
}

/** 首页 > 建议提案复文 > 建议复文: the last part that a way names. */
const partOfSite =
  /> ?(?:人大|代表|政协|委员)*(建议|提案)(?:复文|答复|办理)?(?:公开)?(?: ?> ?(?:正文|详情|内容))?$/
