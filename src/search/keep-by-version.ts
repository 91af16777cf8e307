import { setTimeout } from 'node:timers/promises'
import type { IndexState, ReplyIndex } from '../indexing/reply-index.ts'

/** Gives what `make` makes of the content of `index`, made at the first call. When the content has changed since, it is
 *  made anew behind the scenes, and until then the former one is given: it says which content it is of, after
 *  waiting for the new one for `patienceMs` (0). Rejects like `index` and `make`, for want of a former one. */
export function keepByVersion<T extends { readonly version: string }>(
  index: Pick<ReplyIndex, 'state'>,
  make: (state: IndexState) => Promise<T>,
  { patienceMs = 0 }: { readonly patienceMs?: number } = {},
): () => Promise<T> {
  let kept: T | null = null
  let making: Promise<T> | null = null
  const makeAnew = async (state: IndexState): Promise<T> => {
    try {
      kept = await make(state)
      return kept
    } finally {
      making = null
    }
  }
  return async () => {
    const state = await index.state()
    if (kept?.version === state.version) return kept
    making ??= makeAnew(state)
    if (kept === null) return making
    // A failure is met by the next call, which makes it again.
    const made = making.catch(() => null)
    if (patienceMs === 0) return kept
    return (await Promise.race([made, setTimeout(patienceMs, null, { ref: false })])) ?? kept
  }
}
