import type { Reply } from '../../src/reply/reply.ts'
import { sampleReply } from './sample-replies.ts'

/** A reply in which every fact and every text is `text`, or holds it where a fact alone would not be shown. */
export function hostileReply(id: string, text: string): Reply {
  const parts = [
    {
      marker: text,
      heading: text,
      role: 'plan' as const,
      passages: [`双倍增${text}新增48家。`, text, `确保早日建成，${text}`],
    },
    { marker: null, heading: null, role: 'done' as const, passages: [`全市建成充电桩48个，${text}`, text] },
  ]
  const mention = { anchor: 'p2', start: 0, end: text.length }
  return sampleReply(id, parts, {
    source: text,
    carrier: { url: text, title: text, date: text },
    docType: 'work-summary',
    header: {
      title: text,
      kind: 'proposal',
      proposal: { title: `题${text}`, session: text, number: text },
      authority: text,
      handlers: { lead: `主${text}`, joint: [text, text] },
      docNumber: text,
      indexNumber: text,
      signedOn: '2024-05-20',
      publishedOn: '2024-07-19',
      outcome: 'A',
      addresseeType: 'member',
    },
    region: { code: '331083', name: text, province: text, city: text, county: text },
    programmes: [{ id: text, name: text, mentions: [mention] }],
    masked: { [text]: 1 },
    problems: [{ kind: text, message: text }],
  })
}
