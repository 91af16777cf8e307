import { beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import { parseReply } from '../../src/parse/parse-reply.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { foldText } from '../../src/text/fold.ts'
import { asSource } from '../bench/corpus.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { buildIndex } from './build-index.ts'

function replyOf(authority: string, points: string): Reply {
  const text = `${authority}关于县政协第12号提案的答复\n王某委员：\n您的提案收悉，现答复如下：\n${points}\n${authority}\n2024年5月20日\n`
  return parseReply(asSource({ source: `${authority}${points.slice(0, 6)}.txt`, text }))
}

const replies = [
  replyOf('新昌县水利局', '今年以来，整治大兴宕沿线河道，惠及群众。'),
  replyOf('新昌县农业农村局', '去年以来，改造大兴宕周边农田，惠及群众。'),
  replyOf('玉环市水利局', '今年以来，清淤河道，惠及群众。'),
]

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
}, 60_000)

describe('where replies are from that hold a text', () => {
  it('is told by division, from the province to the county', async () => {
    const [holders] = await index.textHolders([foldText('大兴宕')], 10)
    expect(holders?.replies).toBe(2)
    expect([...(holders?.regions ?? [])]).toEqual([
      ['330000', 2],
      ['330600', 2],
      ['330624', 2],
    ])
  })

  it('is told of a text that several places hold, of none, and not of one that many passages hold', async () => {
    const [several, none, common] = await index.textHolders(['惠及', '没有的词', '答复'].map(foldText), 3)
    expect(several?.regions.get('331083')).toBe(1)
    expect(several?.regions.get('330624')).toBe(2)
    expect(none).toEqual({ replies: 0, regions: new Map() })
    expect(common).toBeNull()
  })
})
