import type { Role } from '../reply/role.ts'
import {
  backgroundHeading,
  doneHeading,
  lookingBack,
  planHeading,
  problemHeading,
  timeToCome,
} from './role-cues.ts'
import { tallyEvidence, tallySentence } from './role-tally.ts'

/** The role that a heading states; null when it states none, or both what is done and what is planned. */
export function headingRole(heading: string): Role | null {
  if (
    problemHeading.test(heading) &&
    !/(?:关于|涉及|有关).*问题$|(?:解决|缓解|化解|破解|消除|补齐|整治|治理|改善)|针对|反映|[您你]们?提/.test(
      heading,
    )
  )
    return 'problem'
  // What was asked may speak of 近年来 and of 今后.
  const cites = citesAsk.test(heading)
  const planned = !cites && planHeading.test(heading)
  const done = !cites && doneHeading.test(heading)
  if (planned && done) return null
  if (planned) return 'plan'
  if (done) return 'done'
  return backgroundHeading.test(heading) ? 'background' : null
}

/** 关于“近年来林农反映的…”的问题 */
const citesAsk = /^(?:关于|针对|对于?|就)[^。]*的?(?:建议|问题|意见|提案|诉求)$/

/** Whether a sentence (plain) begins by looking back: 目前，…, 近年来，…. */
export function looksBack(sentence: string): boolean {
  return lookingBack.test(sentence)
}

/** Whether a paragraph (plain) begins with what comes next: 下一步，我局将…. */
export function looksAhead(text: string): boolean {
  return timeToCome.test(text)
}

/** What the words right before a list of parts announce: 下一步，将着力做好以下几方面工作： → plan. */
export function announcedRole(sentence: string): Role | null {
  if (!/[:。]$/.test(sentence)) return null
  if (!/以下|如下|下列|[一二两三四五六七八九几多\d](?:个|大|项|点)?(?:方面|举措|措施|工作|点)/.test(sentence))
    return null
  if (/(?:存在|面临|遇到)[^。,;]{0,14}(?:困难|问题|不足|短板|障碍)[:。]$/.test(sentence)) return 'problem'
  // 现将目前的工作和下一步打算答复如下: both.
  const planned = tallyEvidence(tallySentence(sentence))?.role === 'plan'
  if (planned)
    return /(?:目前|已|开展|前期)[^。,]{0,8}(?:工作|情况|进展)[^。,]{0,6}[和及与、]/.test(sentence)
      ? null
      : 'plan'
  return /(?:主要)?(?:做了|开展了|采取了|抓了)|已/.test(sentence) ? 'done' : null
}
