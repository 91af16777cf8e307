import type { Reply } from '../../reply/reply.ts'
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
    '力争|拟(?![定订人])|计划(?=[对在于将开新建启实完推用投])',
  ].join('|'),
  'u',
)

const owner =
  /由[^，,。；;]{2,24}?(?:牵头|负责|主办|承担|组织实施)|(?:局|委|办|厅|部|中心|公司|集团)(?:牵头|负责)/u

/** Sentences of what is planned that promise without a date, a number and an owner. */
export function findVaguePromises(draft: string, { passages }: Reply): Finding[] {
  return passages
    .filter(({ role }) => role === 'plan')
    .flatMap(({ text, span }) =>
      [...sentencesOf(text)].flatMap((sentence) => {
        const words = slice(text, sentence)
        const found = vague.exec(words)
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
