import type { Reply } from '../../reply/reply.ts'
import { frameRoles } from '../../reply/role.ts'
import { findDeadline } from '../../statements/deadline.ts'
import { findFigures } from '../../text/figures.ts'
import { sentencesOf } from '../../text/sentence.ts'
import { slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Words that promise without saying when. */
const vague = new RegExp(
  [
    '尽快|尽早|早日|及早|适时|择机|逐步|逐年|积极努力|一旦|届时|有望|将来(?=[^，,。；;]{0,6}(?:解决|实施|建|改|能|会|可))',
    // 待资金落实后, 待项目下达后即可: before 后续 and the like it is no condition.
    '待[^，,。；;]{2,24}[后时](?=[，,]|[即立再将便就尽及方统启组])|待[^，,。；;]{2,24}(?=即可|方可|再行)',
    // The same without 待: 资金下达后即可启动, 经验收合格后我局将; and 等待专家论证.
    '(?:项目|资金|规划|方案|手续|审批|用地|政策)[^，,。；;]{0,8}(?:批准|批复|下达|到位|就位|落实|通过|调整|确定)后(?=[，,]?(?:即|再|便|就|方|可|我))',
    '经[^，,。；;]{0,4}(?:验收|审批|批准|评审|审查)[^，,。；;]{0,10}后(?=[，,]?[^，,。；;]{0,3}[将再])|等待[^，,。；;]{0,12}(?:论证|审批|批复|研究)',
    '(?:条件|时机)(?:成熟|允许|具备)(?:时|后|的情况下)?|(?:在|待)适当(?:的)?时[候机]|视(?:情|情况|资金情况)(?=[，,]|[^，,。；;]{0,4}[安推开])',
    // What depends on something else: 如有新的政策，我局将.
    '(?<=^|[，,；;])[如若](?![何果您你])[^，,。；;]{2,16}(?=[，,][^，,。；;]{0,4}将)',
    '分期分批|分批分期|分步实施|统筹考虑|(?:作为|予以|优先|一并)(?:重点)?考虑|(?:作|做)进一步(?:研究|论证)',
    '(?<!为|向|上|极)(?<!向[^，,。；;]{1,16})争取(?!到|上级|国家|中央|省|市|各[类级]|更多|专项|财政|补助|债券|资金|项目|政策)',
    // Effort alone, with nothing that it is for: 进一步加强、努力推进相关工作.
    '(?:(?:进一步|不断|持续|继续|努力|积极|扎实|切实|大力|着力|全面)?(?:加强|推进|推动|做好|开展|抓好|改进|完善|落实|深化)[、和与及]?)+(?:相关|有关|各项|这项|此项|该项|此类|本职)(?:的)?(?:各项)?工作(?![^，,。；;])',
    '力争|拟(?![定订人])|计划(?=[对在于将开新建启实完推用投])',
  ].join('|'),
  'u',
)

const owner =
  /由[^，,。；;]{2,24}?(?:牵头|负责|主办|承担|组织实施)|(?:局|委|办|厅|部|中心|公司|集团)(?:牵头|负责)/u

/** A sentence that promises wherever it stands: 将适时开展, 下一步，我局将; not 将近三年, 将其纳入. */
const promise =
  /^\s*(?:下一?步|今后|接下来)|^\s*(?:我(?:局|委|厅|办|部|们|单位)|本单位)?(?:[还也均都]|下一步)?将(?!近|其|[^，,。；;]{0,16}(?:列入|纳入|列为|作为))/u

/** Sentences of what is planned that promise without a date, a number and an owner. */
export function findVaguePromises(draft: string, { passages }: Reply): Finding[] {
  return passages
    .filter(({ role }) => !frameRoles.has(role))
    .flatMap(({ text, span, role }) =>
      [...sentencesOf(text)].flatMap((sentence) => {
        const words = slice(text, sentence)
        const found = role === 'plan' || promise.test(words) ? vague.exec(words) : null
        if (found === null) return []
        const { 0: word, index: at } = found
        // What stands before the promise may count something else: 剩下800米尽快实施.
        const promised = words.slice(clauseStart(words, at))
        // The year does not matter here, only that there is one: 今年 is a date in whatever year.
        const isDefinite =
          findFigures(promised).length > 0 || findDeadline(words, 2000) !== null || owner.test(words)
        if (isDefinite) return []
        const start = span.start + sentence.start + at
        return finding(
          draft,
          { start, end: start + word.length },
          {
            kind: 'vague-promise',
            rule: 'no-date-number-owner',
            message: `“${word}”一句没有写明时间、数量或责任单位，请核对能否写明。`,
            suggestion: null,
          },
        )
      }),
    )
}

/** Where the clause with the letter at `at` begins. */
function clauseStart(words: string, at: number): number {
  return Math.max(...Array.from('，,；;：:', (mark) => words.lastIndexOf(mark, at))) + 1
}
