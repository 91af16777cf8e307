import type { Reply } from '../../reply/reply.ts'
import { findDeadline } from '../../statements/deadline.ts'
import { findFigures } from '../../text/figures.ts'
import { sentencesOf } from '../../text/sentence.ts'
import { slice } from '../../text/span.ts'
import { type Finding, finding } from './finding.ts'

/** Words that promise without saying when. */
const vague =
  /尽快|尽早|积极努力|一旦|待[^，,。；;]{2,20}后(?=[，,])|适时|择机|早日|及早|逐步|条件成熟(?:时|后)?|时机成熟(?:时|后)?|在适当(?:的)?时[候机]|(?<!为|向|上|极)(?<!向[^，,。；;]{1,16})争取(?!到|上级|国家|省|市|资金|项目|政策)|力争|拟(?![定订人])|计划(?=[对在于将开新建启实完推用投])/u

const owner =
  /由[^，,。；;]{2,24}?(?:牵头|负责|主办|承担|组织实施)|(?:局|委|办|厅|部|中心|公司|集团)(?:牵头|负责)/u

/** Sentences of what is planned that promise without a date, a number and an owner. */
export function findVaguePromises(draft: string, { passages }: Reply): Finding[] {
  return passages
    .filter(({ role }) => role === 'plan')
    .flatMap(({ text, span }) =>
      [...sentencesOf(text)].flatMap((sentence) => {
        const words = slice(text, sentence)
        const [word] = vague.exec(words) ?? []
        if (word === undefined) return []
        const at = words.indexOf(word)
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
