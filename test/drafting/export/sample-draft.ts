/** A draft as the browser posts it. Nobody in it is real. */
export interface SampleDraft {
  readonly version: 1
  readonly fields: Readonly<Record<string, string>>
  readonly sections: readonly { readonly heading: string; readonly parts: readonly SamplePart[] }[]
}

interface SamplePart {
  readonly text: string
  readonly source: { readonly label: string; readonly url: string } | null
}

const source = { label: '玉环市科学技术局《关于……的答复》，2024年5月20日', url: '/r/c2sfg4cf5owk#p42' }

export const sampleDraft: SampleDraft = {
  version: 1,
  fields: {
    outcome: 'A',
    docNumber: '临科函〔2026〕12号',
    title: '关于对《关于激发创新潜力的建议》的答复',
    addressee: '李××委员：',
    receipt: '您提出的《关于激发创新潜力的建议》收悉。经研究，现答复如下：',
    thanks: '感谢您对我们工作的关心和支持。',
    signature: '临海市科学技术局',
    date: '2026年5月20日',
    contact: '联系人：××',
  },
  sections: [
    {
      heading: '关于加大研发投入',
      parts: [
        { text: '（一）做优平台。推进公共技术平台建设。\n（二）落实政策。', source },
        { text: '兑现研发费用加计扣除。', source },
      ],
    },
    { heading: '没有写的部分', parts: [] },
    { heading: '下一步工作打算', parts: [{ text: '继续推进。', source: null }] },
  ],
}
