import { beforeAll, describe, expect, it } from 'vitest'
import { layFoundation } from '../../../src/cli/foundation.ts'
import { rememberMarks } from '../../../src/drafting/leftovers/remember-marks.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { silentIo } from '../../cli/run-fuwen.ts'
import { buildIndex } from '../../indexing/build-index.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const { segmenter } = layFoundation(silentIo)
const folder = sharedFolder()
let empty: ReplyIndex

beforeAll(async () => {
  empty = await buildIndex(folder, [])
  return () => empty.close()
}, 60_000)

const passage = {
  key: 'r1#3',
  text: '支持贵秋发展，新增国家高新技术企业48家',
  source: regionByCode('330624'),
}

/** An index that keeps count of how often it is asked whether words are local, and whose content can change. */
function watched(): { index: ReplyIndex; asked: () => number; change: () => void } {
  let [asked, version] = [0, 1]
  return {
    index: {
      ...empty,
      state: async () => ({ ...(await empty.state()), replies: 5000, version: `v${version}` }),
      textHolders: (texts) => {
        asked += 1
        return Promise.resolve(texts.map(() => null))
      },
    },
    asked: () => asked,
    change: () => {
      version += 1
    },
  }
}

describe('rememberMarks', () => {
  const writer = { own: regionByCode('331083'), programmes: new Set<string>() }

  it('marks a passage once, and gives the same marks again', async () => {
    const { index, asked } = watched()
    const mark = rememberMarks({ index, segmenter })
    const [first] = await mark([passage], writer)
    expect(first?.map(({ kind }) => kind)).toEqual(['number'])
    const other = { ...passage, key: 'r2#1', text: '投资30万元' }
    expect(await mark([other, passage], writer)).toEqual([
      [expect.objectContaining({ kind: 'number', start: 2 })],
      first,
    ])
    expect(asked()).toBe(1)
  })

  it('marks it anew for a writer elsewhere, and when the content of the index has changed', async () => {
    const { index, asked, change } = watched()
    const mark = rememberMarks({ index, segmenter })
    await mark([passage], writer)
    await mark([passage], { ...writer, own: regionByCode('330183') })
    expect(asked()).toBe(2)
    change()
    await mark([passage], writer)
    expect(asked()).toBe(3)
  })
})
