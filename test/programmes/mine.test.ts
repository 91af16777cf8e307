import { describe, expect, it } from 'vitest'
import { mineCandidates } from '../../src/programmes/mine.ts'

const names = (...texts: string[]) => mineCandidates(texts).map(({ name }) => name)

describe('mineCandidates', () => {
  it.each([
    ['我县大力实施“晨星”人才行动，成效明显。', '“晨星”人才行动'],
    ['开展“千企万户帮扶行动”，走访企业。', '千企万户帮扶行动'],
    ['扎实开展“银龄助学”，招募教师20人。', '银龄助学'],
    ['我局启动实施绿水润城行动计划，投入资金。', '绿水润城行动计划'],
    ['推进“两山银行”专项，盘活资源。', '“两山银行”专项'],
    ['自“净塘革命”开展以来，清淤三十处。', '净塘革命'],
    ['“新苗”培育项目遴选带头人40名。', '“新苗”培育项目'],
    ['把“清爽庭院”创建与文明评选结合起来。', '“清爽庭院”创建'],
    ['以“百名专家进百村”活动为抓手，送技上门。', '“百名专家进百村”活动'],
    ['以“平安渡口”建设为抓手，增设标志。', '平安渡口'],
    ['我县出台“引才八条”，兑现补助。', '引才八条'],
    ['对照《关于印发山塘整治三年行动方案（2024—2026年）的通知》，逐一验收。', '山塘整治三年行动'],
    ['与村庄照明提升五年行动结合起来。', '村庄照明提升五年行动'],
  ])('proposes the name in %s', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  it.each([
    ['a programme that is known', '深入实施“315”科技创新体系建设工程和“双倍增”行动。'],
    ['a catchword', '夯实创新“硬支撑”，锻造“助推器”，培育“生力军”。'],
    ['a competition', '组织“创赢未来”创新创业大赛，举办“湖畔”人才论坛。'],
    ['a prize', '入选“全省高质量发展200强”榜单。'],
    ['a label that counts', '推进“三支队伍”建设，开展“六大行动”。'],
    ['a manner', '开展“一对一”服务、“点单式”服务。'],
    ['a generic name', '实施科技招引行动，开展专项行动，推进建设工程。'],
    ['another word', '开展工程师培训，推进计划生育工作。'],
    ['a single work', '推进某某河堤加固工程、三期管网延伸工程，完成本年度修路的计划。'],
    ['a manner among activities', '“手把手”指导企业申报项目，“点对点”服务活动。'],
    ['a figure of speech', '新一轮“科技革命”来临，打好“攻坚战”。'],
    ['a product', '推进“科创贷”产品创新。'],
  ])('does not propose %s', (_, text) => {
    expect(names(text)).toEqual([])
  })

  it('counts names over texts, the most widespread first, with the words around the first', () => {
    const once = '实施“晨星”行动。实施“晨星”行动。实施“晨星”行动。'
    const twice = '今年以来，我市实施“春雨”计划，惠及群众。'
    expect(mineCandidates([once, twice])).toMatchObject([
      { name: '“晨星”行动', count: 3, texts: 1 },
      { name: '“春雨”计划', count: 1, texts: 1, example: '今年以来，我市实施“春雨”计划，惠及群众。' },
    ])
    expect(mineCandidates([once, twice, twice])[0]).toMatchObject({ name: '“春雨”计划', count: 2, texts: 2 })
  })

  it('proposes nothing for no texts and stays linear on hostile ones', () => {
    expect(mineCandidates([])).toEqual([])
    expect(mineCandidates(['实施'.repeat(100_000), '“'.repeat(200_000), '开展“'.repeat(50_000)])).toEqual([])
  })
})
