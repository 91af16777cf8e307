import { createHash } from 'node:crypto'
import { findDigitGroups, foldForMasking } from './masking/digit-groups.ts'
import { findChatAccounts } from './masking/find-chat-accounts.ts'
import { findEmails } from './masking/find-emails.ts'
import { findIdentityNumbers } from './masking/find-identity-numbers.ts'
import { findNames } from './masking/find-names.ts'
import { findPhones } from './masking/find-phones.ts'
import { findTableContacts } from './masking/find-table-contacts.ts'
import { findUnsignedNames } from './masking/find-unsigned-names.ts'
import { labelFinder } from './masking/labels.ts'
import type { MaskPolicy } from './masking/mask-policy.ts'
import { defaultMaskPolicy } from './masking/mask-policy.ts'
import type { PersonalSpan } from './masking/personal-span.ts'

export interface Masked {
  readonly text: string
  /** How many pieces of each kind were hidden, by the policy's names: `{ phone: 1, name: 1 }`. */
  readonly masked: Record<string, number>
}

// Hiding one number may show that its neighbour stands alone and is one too. Real texts are still after the
// second round; the bound keeps a hostile one from being read for ever.
const MOST_ROUNDS = 6

/** `text` with the personal data of private persons replaced as `policy` says. Masking twice is masking once.
 *  Linear in the length of the text; never throws. */
export function maskPersonalData(text: string, policy: MaskPolicy = defaultMaskPolicy): Masked {
  const masked: Record<string, number> = {}
  let current = text
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const spans = findPersonalData(current, policy)
    if (spans.length === 0) break
    current = replaceSpans(current, spans, policy, masked)
  }
  return { text: current, masked }
}

/** Where `policy` finds something to hide: sorted and disjoint, in code units of `text`. */
export function findPersonalData(text: string, policy: MaskPolicy = defaultMaskPolicy): PersonalSpan[] {
  const folded = foldForMasking(text)
  const groups = findDigitGroups(folded)
  const identity = findIdentityNumbers(folded, groups)
  const accounts = [...findEmails(folded), ...findChatAccounts(folded)]
  const phones = findPhones(folded, groups, labelFinder(policy.officeLines))
  const isMasked = new Set(policy.rules.flatMap((rule) => (rule.action === 'mask' ? [rule.kind] : [])))
  const people = [...findNames(folded), ...findTableContacts(folded), ...findUnsignedNames(folded)]
  const spans = [...identity, ...accounts, ...phones, ...people].filter((span) => isMasked.has(span.kind))
  return withoutOverlaps(spans)
}

/** SHA-256 (hex) of everything that decides what is hidden: a part of an index's identity. */
export function maskPolicyDigest(policy: MaskPolicy = defaultMaskPolicy): string {
  return createHash('sha256').update(JSON.stringify(policy)).digest('hex')
}

/** Of spans that share ground the longer one stays: a mobile number within an identity number is none. */
function withoutOverlaps(spans: readonly PersonalSpan[]): PersonalSpan[] {
  const kept: PersonalSpan[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || span.start >= last.end) kept.push(span)
    else if (span.end - span.start > last.end - last.start) kept[kept.length - 1] = span
  }
  return kept
}

function replaceSpans(
  text: string,
  spans: readonly PersonalSpan[],
  policy: MaskPolicy,
  masked: Record<string, number>,
): string {
  const pieces: string[] = []
  let reached = 0
  for (const span of spans) {
    const rule = policy.rules.find((each) => each.kind === span.kind)
    if (rule === undefined) continue
    pieces.push(text.slice(reached, span.start), rule.label)
    masked[rule.countedAs] = (masked[rule.countedAs] ?? 0) + 1
    reached = span.end
  }
  return pieces.join('') + text.slice(reached)
}
