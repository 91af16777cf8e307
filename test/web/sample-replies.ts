import type { Passage } from '../../src/reply/passage.ts'
import type { Reply } from '../../src/reply/reply.ts'
import type { Role } from '../../src/reply/role.ts'
import type { Section } from '../../src/reply/section.ts'
import { emptyHeader } from '../indexing/sample-replies.ts'

/** What a sample says: parts with a heading on a line of its own (null: none), which is a passage too, and passages. */
interface Part {
  readonly marker: string | null
  readonly heading: string | null
  readonly role: Role
  readonly passages: readonly string[]
}

/** A reply whose spans agree with its text; `facts` overrides anything. */
export function sampleReply(id: string, parts: readonly Part[], facts: Partial<Reply> = {}): Reply {
  let text = ''
  const sections: Section[] = []
  const passages: Passage[] = []
  for (const part of parts) {
    const start = text.length
    const title = (part.marker ?? '') + (part.heading ?? '')
    const anchor = `s${sections.length + 1}`
    const headingPath = part.heading === null ? [] : [part.heading]
    for (const passage of title === '' ? part.passages : [title, ...part.passages]) {
      passages.push({
        anchor: `p${passages.length + 1}`,
        section: anchor,
        role: part.role,
        headingPath,
        span: { start: text.length, end: text.length + passage.length },
        text: passage,
      })
      text += `${passage}\n`
    }
    const { marker, heading, role } = part
    sections.push({
      anchor,
      level: 1,
      marker,
      heading,
      role,
      span: { start, end: text.length },
      children: [],
    })
  }
  return { ...emptyReply, id, source: `seeds/${id}.txt`, text, sections, passages, ...facts }
}

const emptyReply: Reply = {
  id: '',
  source: '',
  carrier: {},
  docType: 'reply',
  header: emptyHeader,
  region: null,
  text: '',
  sections: [],
  passages: [],
  programmes: [],
  masked: {},
  problems: [],
  origins: [],
}

const { header } = emptyReply

/** 玉环: every fact known, done and plan, one programme. */
export const yuhuan = sampleReply(
  'yuhuanyuhuan',
  [
    { marker: null, heading: null, role: 'greeting', passages: ['尊敬的钱凌霄委员:'] },
    {
      marker: '一、',
      heading: '相关工作的开展情况',
      role: 'done',
      passages: [
        '一是加强政策环境优化营造。贯彻落实好浙江省和台州市的“315”科技创新体系建设工程文件精神。',
        '二是加强创新主体培育建设工作。扎实推进科技企业“双倍增”和高新技术企业“育苗造林”行动。',
      ],
    },
    {
      marker: '二、',
      heading: '下阶段工作计划',
      role: 'plan',
      passages: ['继续扎实推进科技企业“双倍增”行动。2024年,力争新增国家高新技术企业50家以上。'],
    },
  ],
  {
    header: {
      ...header,
      title: '玉环市科学技术局关于对《关于激发创新潜力,赋能产业升级的建议》提案答复的函',
      kind: 'proposal',
      proposal: { title: '关于激发创新潜力,赋能产业升级的建议', session: '十届三次会议', number: null },
      authority: '玉环市科学技术局',
      handlers: { lead: '玉环市科学技术局', joint: ['市发改局', '市经信局'] },
      docNumber: '玉科〔2024〕25号',
      signedOn: '2024-05-20',
      publishedOn: '2024-07-19',
      outcome: 'A',
      addresseeType: 'member',
    },
    region: { code: '331083', name: '玉环市', province: '浙江省', city: '台州市', county: '玉环市' },
    programmes: [{ id: 'double-growth', name: '科技企业“双倍增”行动', mentions: [] }],
    problems: [{ kind: 'dates-differ', message: '成文日期与发布日期相差两个月。' }],
  },
)

/** 建德: a work summary without title or proposal. */
export const jiande = sampleReply(
  'jiandejiande',
  [
    {
      marker: '一、',
      heading: '工作做法及成效',
      role: 'done',
      passages: ['深入推进新一轮科技企业“双倍增”计划,全年新增国家高新技术企业48家。'],
    },
  ],
  {
    docType: 'work-summary',
    header: { ...header, authority: '建德市科学技术局', signedOn: '2024-02-26' },
    region: { code: '330182', name: '建德市', province: '浙江省', city: '杭州市', county: '建德市' },
    programmes: [{ id: 'double-growth', name: '科技企业“双倍增”行动', mentions: [] }],
    masked: { phone: 1 },
  },
)

/** 临沂: another province, no such programme. */
export const linyi = sampleReply(
  'linyilinyiaa',
  [
    { marker: null, heading: null, role: 'greeting', passages: ['赵洁委员:'] },
    {
      marker: '二、',
      heading: '下步工作思路',
      role: 'plan',
      passages: ['一是强化科技型企业梯次培育。全力实施发展“翅膀工程”,加大科技赋能力度。'],
    },
  ],
  {
    header: {
      ...header,
      kind: 'proposal',
      proposal: { title: '关于引育“专精特新”,加力提速工业经济高质量发展的建议', session: null, number: null },
      authority: '临沂市科学技术局',
      docNumber: '临科函字〔2024〕4号',
      signedOn: '2024-06-18',
    },
    region: { code: '371300', name: '临沂市', province: '山东省', city: '临沂市', county: null },
  },
)

export const samples = [yuhuan, jiande, linyi]
