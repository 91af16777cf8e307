import { beforeAll, describe, expect, it } from 'vitest'
import { layFoundation } from '../../../src/cli/foundation.ts'
import { markPassages, type TakenPassage } from '../../../src/drafting/leftovers/mark-passages.ts'
import type { ReplyIndex, TextHolders } from '../../../src/indexing/reply-index.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { slice } from '../../../src/text/span.ts'
import { silentIo } from '../../cli/run-fuwen.ts'
import { buildIndex } from '../../indexing/build-index.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const { segmenter } = layFoundation(silentIo)
const source = regionByCode('330624')
const passage: TakenPassage = { text: '改造贵秋周边农田，做好文旅融合。', source }

/** Which replies hold a word; any other is everybody's. */
const holders: Readonly<Record<string, TextHolders>> = {
  贵秋: {
    replies: 2,
    regions: new Map([
      ['330000', 2],
      ['330600', 2],
      ['330624', 2],
    ]),
  },
  文旅: {
    replies: 9,
    regions: new Map([
      ['330000', 5],
      ['330624', 2],
      ['340000', 4],
    ]),
  },
}

const folder = sharedFolder()
let empty: ReplyIndex

beforeAll(async () => {
  empty = await buildIndex(folder, [])
  return () => empty.close()
}, 60_000)

/** An index of so many replies that knows `holders`. */
function knowing(replies: number): ReplyIndex {
  return {
    ...empty,
    state: async () => ({ ...(await empty.state()), replies }),
    textHolders: (texts) => Promise.resolve(texts.map((text) => holders[text] ?? null)),
  }
}

async function marked(replies: number, own: string): Promise<string[]> {
  const writer = { own: regionByCode(own), programmes: new Set<string>() }
  const [marks = []] = await markPassages([passage], writer, { index: knowing(replies), segmenter })
  return marks.map((mark) => `${mark.kind} ${slice(passage.text, mark)}`)
}

describe('words that no rule marks', () => {
  it('are marked where only replies of one other place hold them', async () => {
    expect(await marked(5000, '331083')).toEqual(['local-word 贵秋'])
  })

  it('are left alone in the replies of that place, and where the index is too small to tell', async () => {
    expect(await marked(5000, '330624')).toEqual([])
    expect(await marked(20, '331083')).toEqual([])
  })
})
