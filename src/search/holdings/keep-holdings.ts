import type { ReplyIndex } from '../../indexing/reply-index.ts'
import { gatherHoldings, type Holdings } from './holdings.ts'

/** Content that changes while it is counted is counted again, so many times at the most. */
const ATTEMPTS = 3

/** Gives the holdings of `index`, counted at the first call. When the content has changed since, they are counted anew
 *  behind the scenes, and until then the former ones are given: they say which content they are of. Rejects like the
 *  index, for want of former ones. */
export function keepHoldings(index: Pick<ReplyIndex, 'facts' | 'state'>): () => Promise<Holdings> {
  let kept: Holdings | null = null
  let counting: Promise<Holdings> | null = null
  const countAnew = async (): Promise<Holdings> => {
    try {
      kept = await countHoldings(index)
      return kept
    } finally {
      counting = null
    }
  }
  return async () => {
    const { version } = await index.state()
    if (kept?.version === version) return kept
    counting ??= countAnew()
    if (kept === null) return counting
    // The former holdings are given now; a failure is met by the next call, which counts again.
    counting.catch(() => undefined)
    return kept
  }
}

async function countHoldings(index: Pick<ReplyIndex, 'facts' | 'state'>): Promise<Holdings> {
  let before = await index.state()
  for (let attempt = 1; ; attempt += 1) {
    const holdings = await gatherHoldings(index.facts(), before)
    const after = await index.state()
    if (after.version === before.version || attempt === ATTEMPTS) return holdings
    before = after
  }
}
