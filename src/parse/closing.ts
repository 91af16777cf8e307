import type { Role } from '../reply/role.ts'
import type { Span } from '../text/span.ts'
import type { Fact } from './fact.ts'
import { findImprint, type Imprint } from './imprint.ts'
import type { Line } from './lines.ts'
import { findSignature, type Signature } from './signature.ts'

/** The end of a letter: thanks, signature, contact, copies and annexes. */
export interface Closing {
  /** Where the text proper ends. */
  readonly start: number
  /** Consecutive parts from `start` to the end of the body. */
  readonly parts: readonly { readonly role: Role; readonly span: Span }[]
  readonly organ: Fact | null
  readonly date: Fact | null
  readonly imprint: Imprint | null
}

const contact =
  /^[([]?(?:单位)?(?:联系(?:人|电话|方式|单位|科室|处室|部门)|咨询电话|办公电话|(?:主办|会办|协办|承办)单位:|经办人|承办人|具体承办|电话|手机|邮编|邮政编码|联系地址|通讯地址|地址|传真|领导签[名发字]|领导署名|(?:单位|部门|承办|主办|办理|分管)?(?:责任|负责)人(?:签[章名字])?[:(]|签发人|签发领导|主要领导签|(?:分管|主管|责任|承办|办理|经办|主办|签发|审核|具体)(?:单位|部门|科室|股室|处室)?(?:负责)?(?:领导|人员?|同志)?(?:姓名)?(?:[及和、与]?(?:联系)?(?:电话|方式))?[:(]|\[?电话已隐去\]?|\d{3,4}-\d{7,8}$)/
const copies =
  /^[([]?(?:抄[送报]|[报送]:|主题词|分送|公开属性|公开方式|信息公开|此件|附件?[:\d]|附件$|附表|备注|注:|校对|打印|共印|已?(?:经|就此)?(?:过)?与(?:该|本|提案|建议)?(?:委员|代表)们?[^。]{0,12}(?:沟通|面商|见面|协商)[^。]{0,20}[。)]|(?:办复|办理|答复|建议|提案)(?:类别|类型|结果)[:]|.{0,30}\d日印发)/
/** How a sentence of thanks, or of taking leave, begins. */
const leaves: readonly RegExp[] = [
  /(?:首先|最后|再次|在此|衷心|热诚|诚挚|诚恳|真诚|非常|十分|特别|同时|也)?[,]?(?:再次|衷心|诚挚|真诚|非常|十分|特别|诚恳)?[的地]?(?:对您|对你们?|对贵|向您|对各位)?[^。,]{0,24}(?:感谢|谢谢|致谢|谢意)/,
  /(?:最后,?)?(?:同时,?)?(?:也|诚挚|真诚|衷心|热诚)?[的地]?(?:希望|恳请|敬请|欢迎|诚望|期望|恳望)[^。]{0,30}(?:您|你|贵|委员|代表|一如既往|继续|多提)/,
  /(?:专此|特此)(?:答复|函复|回复|复函|函达|函告|奉复|报告|说明)/,
  /此复/,
  /此(?:答复|回复)函?已/,
  /(?:对|不知)?以上(?:答复|意见|回复|情况|办理|(?:是|为)(?:[^。,《》]|《[^《》]*》){2,30}(?:答复|回复|情况))/,
  /(?:[您你]们?)?对(?:我[们局])?的?(?:以上|本次|此次)?(?:工作|办理|答复|回复)[^。,]{0,10}有(?:何|什么|任何)(?:意见|建议)/,
  // The form on which to say whether the answer satisfies.
  /[^。;]{0,80}请[^。;]{0,50}(?:(?:征询|征求|反馈)意见|意见(?:征询|征求|反馈))表[^。;]{0,6}填/,
  /如(?:您|你|有)[^。]{0,20}(?:意见|疑问|建议)/,
  /顺[颂祝]/,
  /祝[您你]?/,
  /此致/,
  /敬礼/,
  // 此致 and 敬礼, each on its own line, with what comes first lost.
  /[致礼]!?$/,
]
/** One of these stands in each such sentence: most paragraphs need no closer look. */
const mayLeave = /[谢望请迎此上如顺祝礼致]/
/** 陈某某代表,以上答复您是否满意: whom it is said to may stand before it. */
const thanks = new RegExp(
  `^(?:[^。,:]{2,12}(?:委员|代表)[,:])?(?:${leaves.map(({ source }) => source).join('|')})`,
)

/** Reads the closing from the blocks behind the receipt; starts at `end` when there is none. */
export function findClosing(blocks: readonly Line[], end: number): Closing {
  const found = findSignature(blocks, (text) => isContact(text) || isCopies(text))
  const signature = found && withUnknownSigner(blocks, found)
  const first = firstClosingBlock(blocks, signature?.first ?? blocks.length)
  const before = blocks[first]?.start ?? end
  const start = thanksWithin(blocks[first - 1]) ?? before
  const thanked = start < before ? [{ role: 'thanks' as const, start }] : []
  const starts = [...thanked, ...closingRoles(blocks, first, signature)]
  return {
    start,
    parts: joinLikeRoles(starts, end),
    organ: signature?.organ ?? null,
    date: signature?.date ?? null,
    imprint: findImprint(blocks),
  }
}

interface RoleStart {
  readonly role: Role
  readonly start: number
}

function joinLikeRoles(starts: readonly RoleStart[], end: number): Closing['parts'] {
  const changes = starts.filter(({ role }, at) => role !== starts[at - 1]?.role)
  return changes.map(({ role, start }, at) => ({ role, span: { start, end: changes[at + 1]?.start ?? end } }))
}

/** Steps back from the signature, or from the end, over contact, copies and thanks. */
function firstClosingBlock(blocks: readonly Line[], from: number): number {
  let first = from
  while (first > 0) {
    const text = blocks[first - 1]?.text ?? ''
    if (!isContactAt(blocks, first - 1) && !isCopiesAt(blocks, first - 1) && !isThanks(text)) break
    first -= 1
  }
  return first
}

/** A line between thanks and date is of the signature, though no name that is known: 某某供水站. */
function withUnknownSigner(blocks: readonly Line[], signature: Signature): Signature {
  const at = signature.first - 1
  const signs = signature.organ === null && unknownSigner.test(blocks[at]?.text ?? '')
  return signs && isThanks(blocks[at - 1]?.text ?? '') ? { ...signature, first: at } : signature
}

const unknownSigner = /^[\u4e00-\u9fff() ]{3,30}$/

function isContact(text: string): boolean {
  return text.length <= 200 && contact.test(closedUp(text))
}

/** Whether block `at` is of the contact: by its own words, or by the label before it. */
function isContactAt(blocks: readonly Line[], at: number): boolean {
  return isContact(blocks[at]?.text ?? '') || isContact(labelBefore(blocks, at))
}

/** The same of what else stands in a closing: B behind 办理类别: and a blank. */
function isCopiesAt(blocks: readonly Line[], at: number): boolean {
  return isCopies(blocks[at]?.text ?? '') || isCopies(labelBefore(blocks, at))
}

/** The label that a colon and a blank part from block `at`; empty without one. */
function labelBefore(blocks: readonly Line[], at: number): string {
  const label = blocks[at - 1]?.text ?? ''
  return label.endsWith(':') && label.length <= 20 && (blocks[at]?.text.length ?? 0) <= 40 ? label : ''
}

function isCopies(text: string): boolean {
  return copies.test(closedUp(text))
}

/** The beginning of `text` without blanks: sites stretch 承 办 人 and 传   真. */
function closedUp(text: string): string {
  return text.slice(0, 60).replaceAll(' ', '')
}

/** Thanks from the first sentence to the last: a paragraph may begin with them and go on to answer. */
function isThanks(text: string): boolean {
  if (text.length > 220 || !mayLeave.test(text) || numbered.test(text)) return false
  if (!thanks.test(text) || tellsOn.test(text)) return false
  const sentences = text.split(/[。!;]/).filter((sentence) => sentence.length > 1)
  return sentences.length <= 2 || thanks.test(sentences.at(-1) ?? '')
}

/** 四、非常感谢… is one of the points. */
const numbered = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])/

/** No longer text only thanks, in characters. */
const longestThanks = 120

/** 首先,感谢您对…的关心! amid the letter: every sentence of it thanks. */
export function onlyThanks(text: string): boolean {
  return text.includes('谢') && onlyCloses(text)
}

/** Whether every sentence of `text` thanks or takes leave: 感谢您的关心!特此答复。 */
export function onlyCloses(text: string): boolean {
  if (text.length > longestThanks || text.endsWith(':') || !mayLeave.test(text)) return false
  return text
    .split(/[。!;]/)
    .map((sentence) => sentence.trim())
    .every(
      (sentence) =>
        sentence.length <= 1 || (sentence.length <= 70 && thanks.test(sentence) && !tellsOn.test(sentence)),
    )
}

/** 首先感谢您的支持,我局高度重视,多次组织…: thanks that go on to what was done, or will be. */
const tellsOn =
  /,(?:我[局委厅部办镇乡区县市]|[^,]{0,8}领导)?[^,]{0,6}(?:高度重视|组织|召开|立即|多次|已经?(?![^,]{0,16}审[阅核定签批]))|,[您你]们?的(?:建议|提案)(?:我|很|非常|十分)|,收到(?:提案|建议)后/

/** Where the sentences of thanks begin that end `block`; null when its last sentence is none. */
function thanksWithin(block: Line | undefined): number | null {
  if (!block) return null
  const tail = block.text.slice(-400)
  const offset = block.end - tail.length
  let found: number | null = null
  let start = tail.length
  for (let sentences = 0; sentences < 3; sentences += 1) {
    start = Math.max(...['。', '!', ';'].map((stop) => tail.lastIndexOf(stop, start - 2))) + 1
    if (start === 0 || !thanks.test(tail.slice(start))) break
    found = offset + start
  }
  return found
}

function closingRoles(blocks: readonly Line[], first: number, signature: Signature | null): RoleStart[] {
  return blocks.slice(first).map(({ text, start }, offset) => {
    const at = first + offset
    if (signature && at >= signature.first && (at <= signature.last || repeats(blocks, at, signature)))
      return { role: 'signature', start }
    if (isContactAt(blocks, at)) return { role: 'contact', start }
    return { role: at < (signature?.first ?? blocks.length) && isThanks(text) ? 'thanks' : 'other', start }
  })
}

/** Whether block `at` says the last line of the signature once more, as some copies do. */
function repeats(blocks: readonly Line[], at: number, { last }: Signature): boolean {
  return at === last + 1 && blocks[at]?.text === blocks[last]?.text
}
