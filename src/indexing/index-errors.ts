/** Every way in which an index cannot be used, with the remedy in its message (Chinese, for the user). */
export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly reason: IndexFault

  constructor(reason: IndexFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** missing: nothing built yet · outdated: built with other rules · damaged · locked: another indexer is at work
 *  · unwritable: folder or disk does not take the index · unreachable: a cluster does not answer. */
export type IndexFault = 'missing' | 'outdated' | 'damaged' | 'locked' | 'unwritable' | 'unreachable'
