import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions } from '../../src/programmes/find-mentions.ts'

/** `id:covered text` of each mention. */
function mentioned(text: string): string[] {
  return findMentions(text).map(({ id, start, end }) => `${id}:${text.slice(start, end)}`)
}

/** Any code units: lone surrogates and controls, too. (fast-check's own takes a second to begin.) */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

describe('findMentions', () => {
  it.each([
    ['学习推广浙江“千万工程”经验', ['qianwangongcheng:千万工程']],
    ['已拨付3千万工程款', []],
    ['深入实施“百千万工程”', ['baiqianwan:百千万工程']],
    ['推进“十百千万工程”', []],
    ['该路已列入“四好农村路”建设计划', ['sihaonongculu:“四好农村路”建设']],
    ['希望工程师多到现场', []],
    ['招募“西部计划”志愿者12名', ['xibujihua:西部计划']],
    ['制定“西部计划”', []],
    ['招录“强基计划”考生', ['qiangji:强基计划']],
    [
      '创建国家级农业产业强镇2个、“一村一品”示范村镇5个',
      ['chanyeqiangzhen:农业产业强镇', 'yicunyipin:“一村一品”示范村镇'],
    ],
    ['实施第三期学前教育三年行动计划', ['xueqianjiaoyu:学前教育三年行动计划']],
    ['落实农村人居环境整治提升五年行动，抓好农村人居环境整治', ['renjuwunian:农村人居环境整治提升五年行动']],
    ['实施“阳光工程”，转移培训劳动力300人', ['yangguangpeixun:阳光工程']],
    ['开展“阳光工程”，公开村务', []],
    ['发挥头雁效应，评选“头雁”', []],
    ['实施退耕还林工程，退耕还林地不得复耕', ['tuigenghuanlin:退耕还林工程']],
    ['开展美丽乡村建设行动', []],
    ['招收全科医生特岗计划医生5名', ['quankeyishengtegang:全科医生特岗计划']],
  ])('finds the national programmes of %s', (text, found) => {
    expect(mentioned(text)).toEqual(found)
  })

  it.each([
    ['深入推进“315”科技创新体系建设工程', '“315”科技创新体系建设工程'],
    ['以“315”工程为契机', '“315”工程'],
    ['制定出台“315”五年行动方案', '“315”五年行动方案'],
    ['制定315五年行动方案', '315五年行动方案'],
    ['省市“315”科创体系建设工作要点', '“315”科创体系建设'],
    ['和“315”重点攻关方向', '“315”重点攻关方向'],
    ['实施“315”科技创新体系建设', '“315”科技创新体系建设'],
    ['科技创新考核获评“315”四星', '315'],
    ['实施＂３１５＂工程', '＂３１５＂工程'],
    ['「315」科技創新體系', '「315」科技創新體系'],
    ['“ 315 ”科技创新体系', '“ 315 ”科技创新体系'],
    ['“315工程”建设', '315工程'],
  ])('knows the programme 315 in %s', (text, covered) => {
    expect(mentioned(text)).toEqual([`315:${covered}`])
  })

  it.each([
    '走访企业315家',
    '315个项目',
    '“315家”企业',
    '第1315工程',
    '3150万元',
    '电话0579-82315工程部',
    '3·15消费者权益日',
    '“3·15”国际消费者权益日',
    '“315”国际消费者权益日宣传活动',
    '央视“315”晚会曝光',
    '开展“315”维权活动',
    '“315”期间受理投诉20件',
    '当好改革“尖兵”，做乡村振兴“领雁”',
    '疫情防控实现“双清零”',
    '实施名师领雁计划',
    '“415”工程',
    '“1315”',
    '“31”5',
    '夯实创新“硬支撑”，培育“生力军”，当好“压舱石”',
    '享受研发费用加计扣除政策',
    '基层党组织的“红色尖兵”',
    '实施百万人计划',
    '春季播种增肥',
    '优化营商服务，做到三服务三满意',
  ])('sees no programme in %s', (text) => {
    expect(mentioned(text)).toEqual([])
  })

  it.each([
    ['实施杭州市“115”引智计划17项', ['115:“115”引智计划']],
    ['“4131”先进制造业集群和“315”重点攻关方向', ['4131:“4131”先进制造业集群', '315:“315”重点攻关方向']],
    ['“415x先进制造业集群培育工程”', ['415x:415x先进制造业集群培育工程']],
    ['“415X”先进制造业集群', ['415x:“415X”先进制造业集群']],
    ['列入“尖兵”“领雁”项目', ['jianbinglingyan:“尖兵”“领雁”']],
    ['列入“尖兵”、“领雁”等项目', ['jianbinglingyan:“尖兵”、“领雁”']],
    ['列入省“尖兵领雁”项目', ['jianbinglingyan:尖兵领雁']],
    ['列入尖兵计划项目', ['jianbinglingyan:尖兵计划']],
    ['科技企业双倍增行动', ['shuangbeizeng:科技企业双倍增行动']],
    ['新一轮“双倍增”计划升级版', ['shuangbeizeng:“双倍增”计划升级版']],
    ['国家级专精特新“小巨人”企业', ['zhuanjingtexin:专精特新“小巨人”']],
    ['采用“揭榜挂帅”“赛马制”', ['jiebangguashuai:揭榜挂帅']],
    ['规上企业“垦荒播种增肥”行动', ['kenhuang:“垦荒播种增肥”行动']],
  ])('resolves %s', (text, expected) => {
    expect(mentioned(text)).toEqual(expected)
  })

  it('gives nothing for an empty text', () => {
    expect(findMentions('')).toEqual([])
  })

  it('gives disjoint spans from left to right, within any text', () => {
    const pieces = fc.constantFrom(
      '“',
      '”',
      '315',
      '工程',
      '尖兵',
      '、',
      '领雁',
      ' ',
      '双倍增',
      '行动',
      '5',
      'ＸＹ',
      '\ud83d',
      '家',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          let last = 0
          for (const { start, end } of findMentions(text)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            last = end
          }
          expect(last).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })

  it('finds the same whatever stands before and behind at a sentence’s distance', () => {
    const text = '深入推进“315”科技创新体系建设工程'
    const spaced = `我市。\n${text}。\n`
    expect(findMentions(spaced).map(({ start }) => start - 4)).toEqual(
      findMentions(text).map(({ start }) => start),
    )
  })

  it('stays linear on hostile text', () => {
    expect(findMentions('“'.repeat(200_000))).toEqual([])
    expect(findMentions(`科技${'“ '.repeat(50_000)}315${' ”'.repeat(50_000)}`)).toHaveLength(1)
    expect(findMentions(`科技${'“315”'.repeat(20_000)}`)).toHaveLength(20_000)
    expect(findMentions('“315”'.repeat(20_000))).toEqual([])
  })
})
