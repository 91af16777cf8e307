import { matchesOf } from '../../text/span.ts'
import type { PersonalSpan } from './personal-span.ts'

/** Addresses in a folded text, also written `name # qq.com` or `name(at)163.com`. Linear: each sign is looked
 *  at once, and an address has at most 64 characters before it and 100 behind. */
export function findEmails(folded: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  for (const sign of matchesOf(folded, signs)) {
    const end = sign.index + sign[0].length
    const name = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}$/.exec(
      folded.slice(Math.max(0, sign.index - 64), sign.index),
    )
    const domain = (sign[0].includes('@') ? anyDomain : mailDomain).exec(folded.slice(end, end + 100))
    if (name === null || domain === null) continue
    found.push({ start: sign.index - name[0].length, end: end + domain[0].length, kind: 'email' })
  }
  return found
}

const signs = /[ \u200b]{0,2}(?:@|#|[([{]at[)\]}])[ \u200b]{0,2}/gi
const anyDomain = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,10}/

/** # and (at) mean an address only before a known mail service or an office. */
const mailDomain =
  /^(?:(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|foxmail|gmail|yeah|hotmail|outlook|aliyun)|[a-z0-9-]{1,30}\.(?:gov|edu|org))\.(?:com|net|cn)(?:\.cn)?/i
