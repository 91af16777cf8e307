/** An index that cannot be used now, as visitors are told. */
export interface IndexTrouble {
  /** Chinese, short: the heading of the page. */
  readonly title: string
  /** Chinese sentences: what happened and what to do. Without addresses: those are for the log. */
  readonly detail: string
  /** Seconds after which asking again may help; null where somebody has to do something first. */
  readonly retryAfter: number | null
}

/** What is said of an error of the index; null for all other errors. The index is known here by its errors' name alone. */
export function indexTroubleOf(error: unknown): IndexTrouble | null {
  if (!(error instanceof Error) || error.name !== 'IndexError' || !('reason' in error)) return null
  switch (error.reason) {
    case 'damaged':
      return { title: '索引已损坏，暂时不能使用', detail: error.message, retryAfter: null }
    case 'unreachable':
      return {
        title: '暂时不能检索',
        detail: '存放资料的集群没有应答。请过几秒再试；如果一直这样，请告诉管理员。',
        retryAfter: 5,
      }
    case 'too-long':
      return {
        title: '检索词太长',
        detail: '现在的设置一次查不了这么长的文字。请截取一段再试，或者请管理员放宽限制。',
        retryAfter: null,
      }
    default:
      return {
        title: '索引暂时不能使用',
        detail: '索引不见了，或者正由另一个版本的程序改建。请稍后再试；如果一直这样，请告诉管理员。',
        retryAfter: null,
      }
  }
}
