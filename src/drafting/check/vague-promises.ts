import type { Reply } from '../../reply/reply.ts'
import { findDeadline } from '../../statements/deadline.ts'
import { findFigures } from '../../text/figures.ts'
import { sentencesOf } from '../../text/sentence.ts'
import { slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Words that promise without saying when. */
const vague = new RegExp(
  [
    '尽快|尽早|早日|及早|适时|择机|逐步|逐年|积极努力|一旦|届时|有望',
    // 待资金落实后, 待项目下达后即可: before 后续 and the like it is no condition.
    '待[^，,。；;]{2,24}[后时](?=[，,]|[即立再将便就尽及方统启组])',
    '(?:条件|时机)(?:成熟|允许|具备)(?:时|后|的情况下)?|(?:在|待)适当(?:的)?时[候机]|视(?:情|情况|资金情况)(?=[，,]|[^，,。；;]{0,4}[安推开])',
    '分期分批|分批分期|分步实施|统筹考虑|(?:作为|予以|优先|一并)(?:重点)?考虑|(?:作|做)进一步(?:研究|论证)',
    '(?<!为|向|上|极)(?<!向[^，,。；;]{1,16})争取(?!到|上级|国家|省|市|资金|项目|政策)',
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
