import type { ReadReply } from '../../src/indexing/index-writer.ts'
import { type Header, type Reply } from '../../src/reply/reply.ts'
import type { Role } from '../../src/reply/role.ts'

export const emptyHeader: Header = {
  title: null,
  kind: null,
  proposal: { title: null, session: null, number: null },
  authority: null,
  handlers: { lead: null, joint: [] },
  docNumber: null,
  indexNumber: null,
  signedOn: null,
  publishedOn: null,
  outcome: null,
  addresseeType: null,
}

/** A reply of invented content: each passage is `[role, text]` or a text of role `done`. */
export function sampleReply(
  id: string,
  passages: readonly (string | readonly [Role, string])[],
  more: { header?: Partial<Header>; programmes?: readonly string[]; region?: Reply['region'] } = {},
): Reply {
  const parts = passages.map((passage) =>
    typeof passage === 'string' ? (['done', passage] as const) : passage,
  )
  const text = parts.map(([, part]) => part).join('\n')
  let at = 0
  const placed = parts.map(([role, part], ordinal) => {
    const span = { start: at, end: at + part.length }
    at = span.end + 1
    return { anchor: `p${ordinal + 1}`, section: 's1', role, headingPath: [], span, text: part }
  })
  return {
    id,
    source: `样本/${id}.txt`,
    carrier: {},
    docType: 'reply',
    header: { ...emptyHeader, ...more.header },
    region: more.region ?? null,
    text,
    sections: [],
    passages: placed,
    programmes: (more.programmes ?? []).map((programme) => ({
      id: programme,
      name: programme,
      mentions: [],
    })),
    masked: {},
    problems: [],
    origins: [],
  }
}

/** The reply as read from a source whose content is told by `version`. */
export function readAs(reply: Reply, version = '1'): ReadReply {
  return { reply, digest: `${reply.id}-${version}` }
}

export const yuhuan = {
  code: '331083',
  name: '玉环市',
  province: '浙江省',
  city: '台州市',
  county: '玉环市',
}

export const linyi = { code: '371300', name: '临沂市', province: '山东省', city: '临沂市', county: null }

/** Province, prefecture and county codes above and with `code`. */
export function ancestorsOf(code: string): string[] {
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])]
}

/** Three replies that share words in different ways. */
export const sampleReplies: readonly Reply[] = [
  sampleReply(
    'yuhuan',
    [
      ['receipt', '您提出的《关于激发创新潜力的建议》收悉，现答复如下：'],
      '贯彻落实“315”科技创新体系建设工程，探索“揭榜挂帅”机制，研发费用加计扣除全面落实。',
      ['plan', '下一步，扎实推进科技企业“双倍增”行动，力争新增国家高新技术企业 50 家以上。'],
    ],
    {
      header: {
        title: '关于激发创新潜力的答复',
        authority: '玉环市科学技术局',
        signedOn: '2024-05-20',
        kind: 'proposal',
        docNumber: '玉科〔2024〕25号',
      },
      region: yuhuan,
      programmes: ['315', 'shuangbeizeng'],
    },
  ),
  sampleReply(
    'linyi',
    [
      '完善“专精特新”企业培育体系，全市企业达到2104家，联系电话［电话已隐去］。',
      ['plan', '对产业创新人才通过“揭榜挂帅”定向引进，企业经费占比提高到3.15%，研发机构达到3150家。'],
    ],
    {
      header: { authority: '临沂市科学技术局', signedOn: '2023-06-18' },
      region: linyi,
      programmes: ['jiebang'],
    },
  ),
  sampleReply('other', [
    '加大研发力度，优化扣除流程，费用由财政承担，加计核算。',
    ['thanks', '感谢您对科技创新工作的关心！'],
  ]),
]
