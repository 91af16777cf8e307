import { layFoundation } from '../../src/cli/foundation.ts'
import { createDrafter } from '../../src/drafting/drafter.ts'
import { readProposal } from '../../src/drafting/similar/read-proposal.ts'
import { openEmbeddedIndex } from '../../src/indexing/embedded-index.ts'
import { regionByCode } from '../../src/regions/gazetteer.ts'
import { silentIo } from '../cli/run-fuwen.ts'
import { type DraftingTimings, makeDrafts, makeProposals } from './drafting-texts.ts'
import { indexFolder } from './engines/fuwen.ts'
import { timePass } from './measure.ts'

/** So many texts are timed, and as many others warm up. */
const TEXTS = 20
const MOST_MS = 60_000

/** For whom answers are sought: 玉环市. */
const own = regionByCode('331083')

/** Times both tasks over the index that `buildFuwen` left in `folder`, each text for the first time. */
export async function timeDrafting(folder: string, size: number): Promise<DraftingTimings> {
  const { segmenter, identity } = layFoundation(silentIo)
  const index = openEmbeddedIndex(indexFolder(folder), identity, segmenter)
  const drafter = createDrafter(index, segmenter)
  const similar = async (text: string): Promise<number> => {
    const asks = await drafter.similar(readProposal(text), own)
    return asks.filter(({ answers }) => answers.length > 0).length
  }
  const check = async (text: string): Promise<number> =>
    (await drafter.check({ text, own: null, proposal: null })).findings.length
  const proposals = makeProposals(2 * TEXTS)
  const drafts = makeDrafts(2 * TEXTS, size)
  await timePass(proposals.slice(TEXTS), similar, MOST_MS)
  const similarTiming = await timePass(proposals.slice(0, TEXTS), similar, MOST_MS)
  await timePass(drafts.slice(TEXTS), check, MOST_MS)
  const checkTiming = await timePass(drafts.slice(0, TEXTS), check, MOST_MS)
  await index.close()
  return { similar: similarTiming, check: checkTiming }
}
