import type { IndexState, ReplyIndex } from '../../indexing/reply-index.ts'
import { keepByVersion } from '../keep-by-version.ts'
import { gatherHoldings, type Holdings } from './holdings.ts'

/** Content that changes while it is counted is counted again, so many times at the most. */
const ATTEMPTS = 3

/** Gives the holdings of `index`, kept by version. */
export function keepHoldings(index: Pick<ReplyIndex, 'facts' | 'state'>): () => Promise<Holdings> {
  return keepByVersion(index, (state) => countHoldings(index, state))
}

async function countHoldings(
  index: Pick<ReplyIndex, 'facts' | 'state'>,
  state: IndexState,
): Promise<Holdings> {
  let before = state
  for (let attempt = 1; ; attempt += 1) {
    const holdings = await gatherHoldings(index.facts(), before)
    const after = await index.state()
    if (after.version === before.version || attempt === ATTEMPTS) return holdings
    before = after
  }
}
