/** @typedef {{ readonly start: number, readonly end: number, readonly kind: string }} Mark */
/** @typedef {{ readonly label: string, readonly url: string }} Source */
/** A paragraph: `marks` are what is to be replaced in it, left to right and disjoint; `source` is null for one's own words.
 *  @typedef {{ readonly id: string, readonly text: string, readonly marks: readonly Mark[], readonly source: Source | null }} Part */
/** A numbered part of the reply; `ask` is what it answers, empty for the next steps.
 *  @typedef {{ readonly id: string, readonly ask: string, readonly heading: string, readonly parts: readonly Part[] }} DraftSection */
/** @typedef {{ readonly version: 1, readonly fields: Readonly<Record<FieldName, string>>, readonly sections: readonly DraftSection[] }} Draft */
/** @typedef {'outcome' | 'docNumber' | 'title' | 'addressee' | 'receipt' | 'thanks' | 'signature' | 'date' | 'contact'} FieldName */

/** The single slots of a reply, in its order, those of the end from `thanks` on.
 *  @type {readonly { readonly name: FieldName, readonly label: string, readonly hint: string }[]} */
export const fields = [
  { name: 'outcome', label: '办理类型', hint: 'A' },
  { name: 'docNumber', label: '发文字号', hint: '×函〔2026〕×号' },
  { name: 'title', label: '标题', hint: '关于×届×次会议第×号提案的答复' },
  { name: 'addressee', label: '主送', hint: '××委员' },
  { name: 'receipt', label: '开头', hint: '您提出的《……》收悉，现答复如下：' },
  { name: 'thanks', label: '致谢', hint: '感谢您对我们工作的关心和支持。' },
  { name: 'signature', label: '署名', hint: '单位全称' },
  { name: 'date', label: '日期', hint: '2026年×月×日' },
  { name: 'contact', label: '联系人', hint: '联系人：　联系电话：' },
]

/** The section of what is planned; it has no ask. */
export const nextSteps = { id: 'plan', ask: '', heading: '下一步工作打算', parts: [] }

/** The skeleton of a reply to the proposal of this title, a part for each ask. Empty for one without a title.
 *  @param {string} title
 *  @param {readonly { readonly ask: string, readonly heading: string }[]} asks
 *  @returns {Draft} */
export function newDraft(title, asks) {
  return {
    version: 1,
    fields: {
      outcome: '',
      docNumber: '',
      title: title === '' ? '' : `关于对《${title}》的答复`,
      addressee: '',
      receipt: title === '' ? '' : `您提出的《${title}》收悉。经研究，现答复如下：`,
      thanks: '感谢您对我们工作的关心和支持。',
      signature: '',
      date: '',
      contact: '',
    },
    sections: [
      ...asks.map(({ ask, heading }, at) => ({ id: `ask-${at + 1}`, ask, heading, parts: [] })),
      nextSteps,
    ],
  }
}

/** Whether nothing has been put into the draft yet.
 *  @param {Draft} draft */
export function isUntouched({ sections }) {
  return sections.every(({ parts }) => parts.length === 0)
}
