import { regionByCode } from '../../../src/regions/gazetteer.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import type { Role } from '../../../src/reply/role.ts'
import { emptyHeader, sampleReply } from '../../indexing/sample-replies.ts'

const names: Readonly<Record<string, string>> = { shuangbeizeng: '双倍增', jiebangguashuai: '揭榜挂帅' }

/** A reply of the region `code` that names the programmes wherever their name stands in its passages. */
export function replyOf(
  id: string,
  code: string | null,
  passages: readonly (readonly [Role, string])[],
  header: Partial<Reply['header']> = {},
): Reply {
  const reply = sampleReply(id, passages, { region: code === null ? null : regionByCode(code) })
  const programmes = Object.entries(names).flatMap(([programme, name]) => {
    const mentions = reply.passages.flatMap(({ anchor, text }) => {
      const start = text.indexOf(name)
      return start === -1 ? [] : [{ anchor, start, end: start + name.length }]
    })
    return mentions.length === 0 ? [] : [{ id: programme, name, mentions }]
  })
  return { ...reply, header: { ...emptyHeader, ...header }, programmes }
}

/** Five replies: two of 玉环 and one of 建德 in Zhejiang, one of Zhejiang itself, one of 临沂. */
export const heldReplies: readonly Reply[] = [
  replyOf(
    'yuhuan-24',
    '331083',
    [
      ['done', '扎实推进科技企业“双倍增”行动，新增高企52家。'],
      ['plan', '继续推进“双倍增”行动，探索“揭榜挂帅”。'],
    ],
    { signedOn: '2024-05-20', authority: '玉环市科学技术局', kind: 'proposal', outcome: 'A' },
  ),
  replyOf('yuhuan-22', '331083', [['done', '推进“双倍增”。']], {
    publishedOn: '2022-07-01',
    authority: '玉环市科学技术局',
  }),
  replyOf('jiande', '330182', [['plan', '建议“双倍增”，探索“揭榜挂帅”攻关。']], { signedOn: '2024-02-26' }),
  replyOf('zhejiang', '330000', [['done', '全省实施“双倍增”行动。']], { signedOn: '2023-03-01' }),
  replyOf('linyi', '371300', [['done', '完善梯次培育体系。']], { signedOn: '2024-06-18' }),
]
