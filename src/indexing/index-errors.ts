/** Every way in which an index cannot be used, with the remedy in its message (Chinese, for the user). */
export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly reason: IndexFault

  constructor(reason: IndexFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** Thrown where what was read is not as it was because a writer has gone on. To look again helps. */
export class StateMoved extends IndexError {
  constructor() {
    super('locked', '索引正在更新，请稍后再试。')
  }
}

/** missing: nothing built yet · outdated: built with other rules · damaged · locked: another indexer is at work
 *  · unwritable: folder or disk does not take the index · unreachable: a cluster does not answer · too-long: a cluster
 *  takes no query of so many conditions. */
export type IndexFault =
  | 'missing'
  | 'outdated'
  | 'damaged'
  | 'locked'
  | 'unwritable'
  | 'unreachable'
  | 'too-long'
