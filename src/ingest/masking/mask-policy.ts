/** What can be found of a private person. */
export type PersonalKind =
  | 'mobile'
  | 'landline'
  | 'identity-card'
  | 'bank-card'
  | 'email'
  | 'chat-account'
  | 'name'

export interface MaskRule {
  readonly kind: PersonalKind
  readonly action: 'mask' | 'keep'
  /** What stands in its place: one label per kind, whatever the length of what was there. */
  readonly label: string
  /** The name under which it is counted in `SourceText.masked`. */
  readonly countedAs: string
  /** Why this rule is as it is, for whoever reviews the policy. */
  readonly reason: string
}

/** Which personal data are hidden before anything is stored */
export interface MaskPolicy {
  /** Raised when the finding itself changes, so that an index built by the older one is seen as stale. */
  readonly revision: number
  readonly rules: readonly MaskRule[]
  /** A landline number named as one of these belongs to an office, not to a person, and is kept. */
  readonly officeLines: readonly string[]
}

const phoneLabel = '［电话已隐去］'

/** Hides what leads to a private person; keeps what an office publishes as its own. */
export const defaultMaskPolicy: MaskPolicy = {
  revision: 5,
  rules: [
    {
      kind: 'mobile',
      action: 'mask',
      label: phoneLabel,
      countedAs: 'phone',
      reason: '手机号属于个人，即使写在单位名下',
    },
    {
      kind: 'landline',
      action: 'mask',
      label: phoneLabel,
      countedAs: 'phone',
      reason: '联系人一栏的座机指向经办人；单位公开的总机、值班、监督等电话见 officeLines',
    },
    {
      kind: 'identity-card',
      action: 'mask',
      label: '［身份证号已隐去］',
      countedAs: 'identityCard',
      reason: '身份证号是敏感个人信息',
    },
    {
      kind: 'bank-card',
      action: 'mask',
      label: '［银行卡号已隐去］',
      countedAs: 'bankCard',
      reason: '银行账号是敏感个人信息',
    },
    {
      kind: 'email',
      action: 'mask',
      label: '［邮箱已隐去］',
      countedAs: 'email',
      reason: '附注中的邮箱多为经办人个人所用',
    },
    {
      kind: 'chat-account',
      action: 'mask',
      label: '［账号已隐去］',
      countedAs: 'chatAccount',
      reason: 'QQ 号、微信号属于个人；群和公众号除外',
    },
    {
      kind: 'name',
      action: 'mask',
      label: '［姓名已隐去］',
      countedAs: 'name',
      reason: '联系人、经办人、责任领导等一栏的人不是答复的内容；委员、代表与签发人姓名照公开规则保留',
    },
  ],
  officeLines: [
    '总机',
    '值班电话',
    '值班室电话',
    '办公室电话',
    '监督电话',
    '监督举报电话',
    '举报电话',
    '投诉电话',
    '投诉举报电话',
    '咨询电话',
    '服务电话',
    '服务热线',
    '咨询热线',
    '热线电话',
    '热线',
    '公开电话',
    '报警电话',
    '救援电话',
  ],
}

/** Hides nothing: for the draft of someone who asks what is personal in it. */
export const openPolicy: MaskPolicy = {
  ...defaultMaskPolicy,
  rules: defaultMaskPolicy.rules.map((rule) => ({ ...rule, action: 'keep' })),
}
