import { beforeAll, describe, expect, it } from 'vitest'
import type { ReplyIndex } from '../../src/indexing/reply-index.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { similarReplies } from '../../src/search/similar-replies.ts'
import { buildIndex } from '../indexing/build-index.ts'
import { sampleReply } from '../indexing/sample-replies.ts'
import { sharedFolder } from '../temporary-folder.ts'

const about = (id: string, title: string | null, ...passages: string[]): Reply =>
  sampleReply(id, passages, { header: { proposal: { title, session: null, number: null } } })

const replies = [
  about('elderly', '关于加强社区居家养老服务体系建设的建议', '建成社区居家养老服务中心12个。'),
  about('elderly2', '关于发展居家养老服务的提案', '居家养老服务站实现全覆盖,社区助餐点达到30个。'),
  about('schools', '关于优化中小学布局的建议', '新建学校3所,新增学位2700个。'),
  about('untitled', null, '居家养老服务站实现全覆盖。'),
]

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  index = await buildIndex(folder, replies)
  return () => index.close()
})

describe('similarReplies', () => {
  it('finds replies on the same matter, without the reply itself', async () => {
    const [elderly = expect.fail()] = replies
    const found = await similarReplies({ index }, elderly, 5)
    expect(found.map(({ id }) => id)).toEqual(['elderly2', 'untitled'])
    expect(await similarReplies({ index }, elderly, 1)).toHaveLength(1)
  })

  it('finds nothing for a reply that does not say what it answers', async () => {
    expect(await similarReplies({ index }, about('bare', null, '此复。'), 5)).toEqual([])
  })
})
