import { matchesOf } from '../../text/span.ts'
import type { PersonalSpan } from './personal-span.ts'

/** Accounts of QQ and WeChat in a folded text, each behind the name of its service. What an office publishes is none: QQ群,
 *  微信公众号, 官方微信号. Mobile numbers are found as such. Linear. */
export function findChatAccounts(folded: string): PersonalSpan[] {
  return matchesOf(folded, accounts).flatMap(({ index, 0: found, groups = {} }) => {
    const account = groups['qq'] ?? groups['wechat'] ?? ''
    const end = index + found.length
    if (ofOffices.test(folded.slice(Math.max(0, index - 6), index))) return []
    return { start: end - account.length, end, kind: 'chat-account' as const }
  })
}

const joint = '[ \\u200b]{0,2}(?:号码?|账号|帐号|ID)?[ \\u200b]{0,2}'
const qq = `(?<![A-Za-z])(?:QQ|扣扣)${joint}[:;]?[ \\u200b]{0,2}(?<qq>[1-9]\\d{4,10})(?![\\dA-Za-z@#])`
// Without a colon a word behind 微信 may be anything: 微信VIP, 微信小程序.
const wechat = `(?:微信|wechat|weixin)${joint}[:;][ \\u200b]{0,2}(?<wechat>[A-Za-z][-_A-Za-z0-9]{5,19})(?![-_A-Za-z0-9@.])`
const accounts = new RegExp(`${qq}|${wechat}`, 'gi')

const ofOffices = /(?:公众|官方|政务|服务|订阅|单位|企业|平台)[^\p{P}\s]{0,2}$/u
