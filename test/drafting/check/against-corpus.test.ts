import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDraft, parseDraft } from '../../../src/drafting/check/check-draft.ts'
import type { ReplyIndex } from '../../../src/indexing/reply-index.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import type { Reply } from '../../../src/reply/reply.ts'
import { buildIndex, segmenter } from '../../indexing/build-index.ts'
import { sharedFolder } from '../../temporary-folder.ts'

const thanks = '衷心感谢您对我县交通运输工作的关心和支持，恳请继续提出宝贵意见建议！'
const answer =
  '我局会同县财政局把农村公路养护资金纳入年度预算，建立县道县管、乡道乡管、村道村管的三级管护责任体系，实行按季考核、按效付费。'

function letter(place: string, matter: string, body: string): string {
  return `${place}交通运输局关于《关于${matter}的建议》的答复
尊敬的代表：
您提出的《关于${matter}的建议》收悉，现答复如下：
一、工作开展情况
${body}
${thanks}
${place}交通运输局
2023年5月20日
`
}

function stored(name: string, text: string): Reply {
  return { ...parseDraft(text), id: `${name}aaaaaaaaaaaa`.slice(0, 12), source: `replies/${name}.txt` }
}

const folder = sharedFolder()
let index: ReplyIndex

beforeAll(async () => {
  const others = Array.from({ length: 12 }, (_, at) =>
    stored(
      `x${'abcdefghijklm'[at] ?? ''}`,
      letter('岳阳县', `治理第${at + 2}路公交线路`, `第${at + 2}路公交线路已经延长到新墙河岸边的公田镇。`),
    ),
  )
  index = await buildIndex(folder, [
    stored('luyang', letter('庐江县', '加强农村公路养护', answer)),
    ...others,
    stored('hefei', letter('庐江县', '建设社区', '县民政局在县城区建设宜居社区，下辖各民政局参加。')),
    stored(
      'wings',
      letter('庐江县', '培育企业', '我局参加了“翅膀工程”，学习“候鸟行动”，实施“岱河扬帆”行动。'),
    ),
    stored('shaping', letter('重庆市沙坪坝区', '治理井岱河', '井岱河沿岸道路已经贯通。')),
    stored('xiantao', letter('仙桃市', '治理通岱湖', '通岱湖沿岸道路已经贯通，建成通岱湖实验室。')),
    stored('chicheng', letter('赤城县', '修缮鼓楼', '赤城鼓楼已经修缮。')),
    stored('putuo', letter('上海市普陀区', '治理新岱浦河', '新岱浦河沿岸道路已经贯通。')),
    stored('minhang', letter('上海市闵行区', '治理新岱浦河', '新岱浦河沿岸步道已经贯通。')),
  ])
}, 30_000)
afterAll(() => index.close())

const feixi = regionByCode('340123')

async function check(text: string, proposal: string | null = null) {
  return checkDraft({ text, own: feixi, proposal }, { index, segmenter })
}

describe('the overlap of a draft with past replies', () => {
  it('names the source of a long run, and how long it is', async () => {
    const draft = letter('肥西县', '管好乡村道路', `近年来路况明显改善。${answer}`)
    const { findings, overlap } = await check(draft)
    const run = findings.find(({ rule }) => rule === 'same-run')
    expect(run?.text).toBe(answer)
    expect(run?.message).toBe(
      `与“庐江县交通运输局关于《关于加强农村公路养护的建议》的答复”有 ${answer.length} 字连续相同，请核对是否需要改写或注明出处。`,
    )
    expect(overlap.share).toBeGreaterThan(0.2)
    expect(overlap.sources.map(({ reply }) => reply.region?.name)).toEqual(['庐江县'])
  })

  it('says how much of it stands in a row where the draft leaves words of the source out', async () => {
    const shorter = answer.replace('、乡道乡管、村道村管', '')
    const { findings } = await check(letter('肥西县', '管好乡村道路', shorter))
    const run = findings.find(({ rule }) => rule === 'same-run')
    expect(run?.text).toContain(shorter)
    expect(run?.message).toMatch(/有 [0-9]+ 字相同（其中连续 [0-9]+ 字）/)
  })

  it('sees through full and half width, quotation marks and line breaks', async () => {
    const typed = answer.replaceAll('，', ',').replace('三级', '“三级”').replace('体系', '体系\n')
    const { findings } = await check(letter('肥西县', '管好乡村道路', typed))
    expect(findings.some(({ rule, text }) => rule === 'same-run' && text.length > 50)).toBe(true)
  })

  it('tells thanks and receipts apart, which count for nothing', async () => {
    const { findings, overlap } = await check(letter('肥西县', '管好乡村道路', '路况明显改善。'))
    expect(overlap.runs.map(({ boilerplate }) => boilerplate)).toContain(true)
    expect(overlap.share).toBe(0)
    expect(findings.filter(({ kind }) => kind === 'overlap')).toEqual([])
  })

  it('leaves out the draft itself, as it was published', async () => {
    const published = letter('庐江县', '加强农村公路养护', answer)
    const { overlap } = await checkDraft({ text: published, own: null, proposal: null }, { index, segmenter })
    expect(overlap).toMatchObject({ share: 0, sources: [] })
  })

  it('calls nothing plagiarism', async () => {
    const { findings } = await check(letter('肥西县', '管好乡村道路', answer))
    expect(findings.map(({ message }) => message).join()).not.toMatch(/抄袭|剽窃|造假/)
  })
})

describe('names that only one other place knows', () => {
  it('are left over where the draft has them', async () => {
    const { findings } = await check(
      letter('肥西县', '管好乡村道路', '整治新墙河沿岸道路，方便公田镇群众出行。'),
    )
    const names = findings.filter(({ rule }) => rule === 'local-name')
    expect(names.map(({ text }) => text)).toEqual(['新墙河'])
    // What the table of townships tells is told by it, once.
    const places = findings.filter(({ rule }) => rule === 'other-place')
    expect(places.map(({ text }) => text)).toEqual(['公田镇'])
    expect(names[0]?.message).toBe(
      '“新墙河”在已收录的答复中只有湖南省岳阳市岳阳县提到，不见于肥西县，请核对是否从别处带来。',
    )
  })

  it.each([
    ['井岱河', '重庆市沙坪坝区'],
    ['通岱湖', '湖北省仙桃市'],
    ['新岱浦河', '上海市'],
  ])('are those of places without a prefecture too: %s of %s', async (name, place) => {
    const { findings } = await check(letter('肥西县', '管好乡村道路', `整治${name}沿岸道路。`))
    const [found] = findings.filter(({ rule }) => rule === 'local-name')
    expect(found?.message).toContain(`“${name}”在已收录的答复中只有${place}提到`)
  })

  it('are told where nobody says whose the draft is, with the way to find out', async () => {
    const text = '整治新墙河沿岸道路，学习宁波做法，安宁市道路已经贯通。'
    const { findings, own } = await checkDraft({ text, own: null, proposal: null }, { index, segmenter })
    expect(own).toBeNull()
    expect(findings.filter(({ kind }) => kind === 'leftover').map(({ message }) => message)).toEqual([
      '“新墙河”在已收录的答复中只有湖南省岳阳市岳阳县提到，如果不是本地，请核对是否从别处带来。',
      '稿中提到“安宁市”（云南省昆明市安宁市），如果不是本地，请核对是否从别处带来。',
    ])
  })

  it('are counted once, by their whole name', async () => {
    const { findings } = await check(letter('肥西县', '管好乡村道路', '通岱湖实验室已经建成。'))
    const names = findings.filter(({ rule }) => rule === 'local-name')
    expect(names.map(({ text }) => text)).toEqual(['通岱湖实验室'])
  })

  it('are quoted programmes that the registry does not have, too', async () => {
    const { findings } = await check(letter('肥西县', '培育企业', '推进“岱河扬帆”行动，培育“白帆”计划。'))
    const names = findings.filter(({ rule }) => rule === 'local-name')
    expect(names.map(({ text }) => text)).toEqual(['“岱河扬帆”行动'])
    expect(names[0]?.message).toContain('只有安徽省合肥市庐江县提到')
  })

  it.each(['青溪县民政局', '青溪民政局', '县城区', '宜居'])(
    'are not what every place has: %s',
    async (name) => {
      const { findings } = await check(letter('肥西县', '管好乡村道路', `请${name}一并办理。`))
      expect(findings.filter(({ rule }) => rule === 'local-name')).toEqual([])
    },
  )

  it('are not what its own townships are called by', async () => {
    const checked = async (place: string, code: string) => {
      const text = letter(place, '管好乡村道路', `${place}赤城街道的道路已经修好。`)
      const draft = { text, own: regionByCode(code), proposal: null }
      const { findings } = await checkDraft(draft, { index, segmenter })
      return findings.filter(({ kind }) => kind === 'leftover').map((finding) => finding.text)
    }
    expect(await checked('天台县', '331023')).toEqual([])
    expect(await checked('肥西县', '340123')).toEqual(['赤城'])
  })

  it('are its own where its own replies have them', async () => {
    const text = letter('岳阳县', '管好乡村道路', '整治新墙河沿岸道路。')
    const { findings } = await checkDraft({ text, own: null, proposal: null }, { index, segmenter })
    expect(findings.filter(({ rule }) => rule === 'local-name')).toEqual([])
  })
})

describe('programmes that another place runs', () => {
  const named = async (body: string, own: string | null) => {
    const draft = { text: letter('肥西县', '培育企业', body), own: own === null ? null : regionByCode(own) }
    const { findings } = await checkDraft({ ...draft, proposal: null }, { index, segmenter })
    return findings.filter(({ rule }) => rule === 'other-programme')
  }

  it('are left over, and the registry says whose they are', async () => {
    const [found, ...others] = await named('我局实施“候鸟行动”，引进人才12名。', '340123')
    expect(others).toEqual([])
    expect(found?.message).toBe(
      '“候鸟行动”是浙江省杭州市建德市的项目，肥西县的答复没有提到过，请核对是否从别处带来。',
    )
  })

  it.each([
    ['of the whole country', '推进“雪亮工程”和“三支一扶”计划。', '340123'],
    ['of the own city or province', '申报“500精英计划”和“315”科技创新体系建设工程。', '331083'],
    ['that own replies name', '继续参加“翅膀工程”。', '340124'],
  ])('are not those %s', async (_, body, own) => {
    expect(await named(body, own)).toEqual([])
  })
})

describe('the asks of a proposal', () => {
  const proposal = `关于改善农村出行的建议
一、把农村公路养护资金纳入县财政预算。
二、延长公交线路到偏远自然村。
三、在中小学门口设置减速带和人行信号灯。`

  it('without an answer are named one by one', async () => {
    const { findings, asks } = await check(letter('肥西县', '改善农村出行', answer), proposal)
    expect(asks.map(({ answered }) => answered)).toEqual([true, false, false])
    expect(findings.filter(({ kind }) => kind === 'unanswered').map(({ message }) => message)).toEqual([
      '提案的第 2 项诉求“二、延长公交线路到偏远自然村。”在稿中没有找到对应的答复，请核对；若已答复，可点明所答的是哪一项。',
      '提案的第 3 项诉求“三、在中小学门口设置减速带和人行信号灯。”在稿中没有找到对应的答复，请核对；若已答复，可点明所答的是哪一项。',
    ])
  })

  it('are not answered by a heading with nothing under it', async () => {
    const body = `一、关于养护资金\n${answer}\n二、关于公交线路延长到偏远自然村\n三、关于减速带\n在5所中小学门口加装了信号灯和减速带。`
    const { asks } = await check(letter('肥西县', '改善农村出行', body), proposal)
    expect(asks.map(({ answered }) => answered)).toEqual([true, false, true])
  })

  it('are all answered where the draft speaks of each', async () => {
    const body = `${answer}\n公交线路已延长到12个自然村。\n在5所中小学门口加装了信号灯和减速带。`
    const { asks } = await check(letter('肥西县', '改善农村出行', body), proposal)
    expect(asks.every(({ answered }) => answered)).toBe(true)
  })

  it('are answered under a heading that names them, however much they say besides', async () => {
    const detailed = `关于改善农村生产生活条件的提案
建议：
一、实施梅溪、后坑溪山洪沟治理工程。积极向上争取水土保持和超长期国债资金，对损毁堤防先行修复，落实河长制，把河道管理范围调出永久基本农田。
二、培育创新主体。实施科技企业“双倍增”行动，落实研发费用加计扣除，对新认定高新技术企业奖励20万元，建设孵化器。
三、健全养老服务体系。新建社区老年食堂10家，改造农村老年活动室50处，将日间照料中心运营补助纳入财政预算。`
    const body = `一、关于后坑溪山洪沟治理
该河段未列入中小河流治理规划，我局将争取项目。
二、关于创新
全县有规上企业41家。
三、关于资金
今年争取项目资金3800万元。`
    const { asks } = await check(letter('肥西县', '改善农村生产生活条件', body), detailed)
    expect(asks.map(({ answered }) => answered)).toEqual([true, true, false])
  })
})
