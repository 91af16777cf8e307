import type { Reply } from '../../reply/reply.ts'
import { frameRoles } from '../../reply/role.ts'
import { findDeadline } from '../../statements/deadline.ts'
import { findFigures } from '../../text/figures.ts'
import { sentencesOf } from '../../text/sentence.ts'
import { type Span, slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

const not = '[^，,。；;]'
const patternOf = (sources: readonly string[]): RegExp => new RegExp(sources.join('|'), 'u')

/** 等 is also the end of a list: 节假日等客流高峰时. */
const awaited = '(?:待|(?<=^|[，,；;])等)'

/** Words that make what is done depend on something to come, and promise it wherever they stand. */
const waiting = patternOf([
  // 待资金落实后, 待项目下达后即可: before 后续 and the like it is no condition.
  `${awaited}${not}{2,24}[后时](?=[，,]|[即立再将便就尽及方统启组优安实开推逐])|待${not}{2,24}(?=即可|方可|再行)`,
  `${awaited}${not}{2,16}(?:到位|下达|落实|批复|批准)(?=[，,]${not}{0,4}(?:即|立即|再|将|方|开始|实施|启动))`,
  // The same without 待: 资金下达后即可启动, 经验收合格后我局将; and 等待专家论证.
  `(?:项目|资金|规划|方案|手续|审批|用地|政策)${not}{0,8}(?:批准|批复|下达|到位|就位|落实|通过|调整|确定)后(?=[，,]?(?:即|再|便|就|方|可|我|将))`,
  `经${not}{0,4}(?:验收|审批|批准|评审|审查)${not}{0,10}后(?=[，,]?${not}{0,3}[将再])|等待${not}{0,12}(?:论证|审批|批复|研究)`,
  `报${not}{0,12}(?:同意|批准|审批|审定)后(?=[再即方])`,
  // What is being tried for is not had: 正积极争取上级资金.
  `正在?(?:积极|努力|全力|抓紧|大力)?(?:向${not}{1,10})?争取(?!到)`,
])

/** Words that promise without saying when, in a plan and behind what announces one. */
const vague = patternOf([
  '(?<!希望[^，,。；;]{0,4})(?:尽快|尽早|早日)|及早|适时|择机|逐步|逐年|积极努力|一旦|届时|有望|将来(?=[^，,。；;]{0,6}(?:解决|实施|建|改|能|会|可))',
  '(?:条件|时机)(?:成熟|允许|具备)(?:时|后|的情况下)?|(?:在|待)适当(?:的)?时[候机]|视(?:情|情况|资金情况)(?=[，,]|[^，,。；;]{0,4}[安推开])',
  // What depends on something else: 如有新的政策，我局将; 根据财政资金安排情况，.
  `(?<=^|[，,；;])[如若](?![何果您你])${not}{2,16}(?=[，,]${not}{0,4}将)`,
  `(?:根据|按照|结合|视)${not}{0,16}(?:资金|财力|项目)${not}{0,12}(?:安排|情况|进度)(?=[，,])`,
  '分期分批|分批分期|分步实施|统筹考虑|(?:作为|予以|优先|一并)(?:重点)?考虑|(?:作|做)进一步(?:研究|论证)',
  `(?:积极|努力|全力|主动|继续|持续|大力|多方|多渠道)?(?:地)?(?:向${not}{1,16})?(?<!为|为${not}{1,8})争取(?!到|了)`,
  // Effort alone, with nothing that it is for: 进一步加强、努力推进相关工作.
  '(?:(?:进一步|不断|持续|继续|努力|积极|扎实|切实|大力|着力|全面)?(?:加强|推进|推动|做好|开展|抓好|改进|完善|落实|深化)[、和与及]?)+(?:相关|有关|配合|各项|这项|此项|该项|此类|本职)(?:的)?(?:各项)?工作(?![^，,。；;])',
  '力争|拟(?![定订人])|计划(?=[对在于将开新建启实完推用投])',
])

const owner =
  /由[^，,。；;]{2,24}?(?:牵头|负责|主办|承担|组织实施)|(?:局|委|办|厅|部|中心|公司|集团)(?:牵头|负责)/u

/** A clause from which on a sentence promises wherever it stands: 将适时开展, 下一步，我局将, 县水务局会尽最大努力; not 将近三年,
 *  将其纳入. */
const promise = new RegExp(
  [
    '在?下一?步|今后|接下来|拟(?=作为|将)|力争(?=尽)',
    `(?:(?:我|本)(?:局|委|厅|办|部|们|单位|处)|${not}{2,10}(?:局|委|厅|办))?(?:[还也均都]|下一?步)?(?:将(?=把)|将(?!近|其|${not}{0,16}(?:列入|纳入|列为|作为))|会尽)`,
  ]
    .map((source) => `(?<=^|[，,；;：:])\\s*(?:${source})`)
    .join('|'),
  'u',
)

/** What is asked of who proposed is not promised: 请继续关注. */
const request = /^\s*(?:同时|在此)?[，,]?(?:恳请|敬请|希望|请)/u

/** Sentences that promise without a date, a number and an owner: all that wait for something to come, and of what is planned or
 *  announced those without a time. */
export function findVaguePromises(draft: string, { passages }: Reply): Finding[] {
  return passages
    .filter(({ role }) => !frameRoles.has(role))
    .flatMap(({ text, span, role }) =>
      [...sentencesOf(text)].flatMap((sentence) => {
        const words = slice(text, sentence)
        const found = vagueIn(words, role === 'plan')
        if (found === null) return []
        // What stands before the promise may count something else: 剩下800米尽快实施.
        const promised = words.slice(clauseStart(words, found.start))
        // The year does not matter here, only that there is one: 今年 is a date in whatever year.
        const isDefinite =
          findFigures(promised).length > 0 || findDeadline(words, 2000) !== null || owner.test(words)
        if (isDefinite) return []
        const from = span.start + sentence.start
        return vaguePromise(draft, { start: from + found.start, end: from + found.end })
      }),
    )
}

/** The first words of a sentence that promise vaguely; null where there are none. */
function vagueIn(words: string, isPlan: boolean): Span | null {
  if (request.test(words)) return null
  const from = isPlan ? 0 : words.search(promise)
  const waits = waiting.exec(words)
  const told = from === -1 ? null : vague.exec(words.slice(from))
  const found = [
    ...(waits ? [{ start: waits.index, end: waits.index + waits[0].length }] : []),
    ...(told ? [{ start: from + told.index, end: from + told.index + told[0].length }] : []),
  ]
  return found.reduce<Span | null>((first, one) => (first && first.start <= one.start ? first : one), null)
}

function vaguePromise(draft: string, span: Span): Finding {
  return finding(draft, span, {
    kind: 'vague-promise',
    rule: 'no-date-number-owner',
    message: `“${slice(draft, span)}”一句没有写明时间、数量或责任单位，请核对能否写明。`,
    suggestion: null,
  })
}

/** Where the clause with the letter at `at` begins. */
function clauseStart(words: string, at: number): number {
  return Math.max(...Array.from('，,；;：:', (mark) => words.lastIndexOf(mark, at))) + 1
}
