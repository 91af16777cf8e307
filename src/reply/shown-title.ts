import type { DocType, Reply } from './reply.ts'

/** What a name for a reply is made of. */
interface Named {
  /** Its own title; the title of the proposal stands for a missing one. */
  readonly title: string | null
  readonly proposalTitle: string | null
  readonly docType: DocType
  readonly authority: string | null
}

/** A name for a reply in Chinese, to be shown and linked; never empty. */
export interface ShownTitle {
  readonly text: string
  /** How far `title` is moved in it, in UTF-16 code units. */
  readonly shift: number
}

const opening = '对《'

/** The title; else a name that says what the text answers (对《…》的答复) or whose it is (玉环市科学技术局的工作总结，无标题). A
 *  reply under the bare title of the proposal would pass for the proposal. */
export function nameReply({ title, proposalTitle, docType, authority }: Named): ShownTitle {
  if (title !== null && title !== proposalTitle) return { text: title, shift: 0 }
  if (title !== null) {
    const text = answerTo(title, docType)
    return { text, shift: text === title ? 0 : opening.length }
  }
  return { text: authority === null ? '（无标题）' : `${authority}的${names[docType]}（无标题）`, shift: 0 }
}

/** `nameReply` of a whole reply. */
export function shownTitle({ header, docType }: Reply): string {
  const proposalTitle = header.proposal.title
  return nameReply({ ...header, title: header.title ?? proposalTitle, proposalTitle, docType }).text
}

const names: Readonly<Record<DocType, string>> = {
  reply: '答复',
  'work-summary': '工作总结',
  'co-handler-opinion': '会办意见',
  other: '文件',
}

/** 对《关于…的提案》的答复; the title itself where the text is no answer. As long as the title and what stands around it. */
export function answerTo(proposalTitle: string, docType: DocType): string {
  if (docType !== 'reply' && docType !== 'co-handler-opinion') return proposalTitle
  const inner = proposalTitle.replaceAll('《', '〈').replaceAll('》', '〉')
  return `${opening}${inner}》的${names[docType]}`
}
