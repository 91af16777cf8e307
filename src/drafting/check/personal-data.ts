import { findPersonalData } from '../../ingest/mask-personal-data.ts'
import type { PersonalKind } from '../../ingest/masking/mask-policy.ts'
import { type Finding, finding } from './finding.ts'

const names: Readonly<Record<PersonalKind, string>> = {
  mobile: '手机号码',
  landline: '联系人的座机号码',
  'identity-card': '身份证号码',
  'bank-card': '银行卡号',
  email: '个人邮箱',
  'chat-account': 'QQ 号、微信号',
  name: '联系人姓名',
}

/** Personal data in `draft`. What is said of them never repeats them, apart from `text`. */
export function findPersonal(draft: string): Finding[] {
  return findPersonalData(draft).map((span) =>
    finding(draft, span, {
      kind: 'personal-data',
      rule: span.kind,
      message: `${names[span.kind]}属于个人信息，网上公开前请删去或隐去。`,
      suggestion: null,
    }),
  )
}
