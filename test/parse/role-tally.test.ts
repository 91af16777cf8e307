import { describe, expect, it } from 'vitest'
import { addTallies, tallyEvidence, tallySentence } from '../../src/parse/role-tally.ts'
import { headingRole } from '../../src/parse/roles.ts'

function roleOf(...sentences: string[]): string | null {
  const tally = sentences.map(tallySentence).reduce<ReturnType<typeof addTallies>>(addTallies, null)
  return tallyEvidence(tally)?.role ?? null
}

describe('what a sentence says', () => {
  it.each([
    ['近年来,我局开展培训12期,组织了观摩活动。', 'done'],
    ['县文旅局与财政局联合印发《古桥保护办法》,明确职责。', 'done'],
    ['2015年将试点范围扩大到17个乡镇,启动了第二批建设。', 'done'],
    ['下一步,我局将增设站点。', 'plan'],
    ['县政府研究决定,拟投入780万元改造供水管道。', 'plan'],
    ['10月启动管网延伸,年内完成林地审批。', 'plan'],
    ['项目建成后,将解决4个乡镇的饮水问题。', 'plan'],
    ['由于该河集雨面积较小,无法纳入中小河流治理。', 'problem'],
    ['县财政没有专项资金,只能依靠上级补助。', 'problem'],
    ['各城市已列入协作小组,因此不宜再单独设立机构。', 'problem'],
    ['该路段坑洼不平,影响群众出行。', 'problem'],
    ['家长随意停放车辆,影响来往车辆通行。', 'problem'],
    ['您的建议非常好,针对性强。', 'background'],
    ['正如您所指出的,公厕数量仍存在不足。', 'background'],
    ['根据《公路法》第四十七条规定,任何单位不得在桥梁周围取土。', 'background'],
    ['茶产业是我县农民增收的重要途径。', 'background'],
    ['下坝河属于东河支流,全长25公里,流经3个村。', 'background'],
    ['公厕布局不合理的问题日益突出。', 'problem'],
    ['县里申报了项目,但还没有相应的资金支持。', 'problem'],
    ['水渠损毁,影响沿线农田灌溉。', 'problem'],
    ['目前的主要矛盾是,适合山区的机具不足。', 'problem'],
    ['因县财政困难,暂时无法安排资金。', 'problem'],
    ['经费问题我局暂时解决不了。', 'problem'],
    ['农村缺水现象更为突出。', 'problem'],
    ['市公安局交警部门将安排大队加强管理。', 'plan'],
    ['发展改革委等部门将利用现有渠道继续支持。', 'plan'],
    ['北街路口将于年内增设停靠点。', 'plan'],
    ['新区管委会利用边角地建设停车场15处。', 'done'],
    ['我局计划在杏花路建设公厕一座,现已完成主体工程。', 'done'],
    ['对此我局采取了一些防护措施。', 'done'],
    ['互通改造对改善通行条件有重要意义。', 'background'],
    ['对兴隆河进行治理很有必要。', 'background'],
    ['虽然已编制规划,对技术和模式提出意见,并向上级申报了项目,但还没有资金支持。', 'problem'],
    ['虽然资金紧张,已修复路面三公里。', 'done'],
    ['推动各乡镇设立服务点。', null],
    ['我局将与财政局对接,重点解决已达到使用年限且渗漏严重的供水管道。', 'plan'],
    ['存在很大的困难,一是河道几乎全部位于保护区和生态红线内。', 'problem'],
    ['支持某某种业有限公司、某某集团有限责任公司牵头开展联合攻关。', null],
    ['为困难群众和行动不便的老人发放补贴。', null],
    ['停车难问题,我局高度重视。', 'done'],
    ['水渠全长5公里,灌溉面积600余亩,涉及两个村委会共850户。', 'background'],
    ['乡镇公共设施,按标准建。', null],
    ['开展继续教育和骨干教师培训。', null],
    ['正常年份,农业灌溉没有问题。', null],
    ['目前无此类项目,配套费用太高,申报条件不成熟。', 'problem'],
    ['当前,我县正在全面整修灌溉渠道。', 'done'],
    ['对情节轻微的依法不予行政处罚,督促整改。', null],
    ['须由村民代表会议通过方可申报。', 'background'],
    ['但显示车位已满的情况时有发生。', null],
    ['我镇将吸收以往管理不足的教训,培训骨干。', 'plan'],
    ['部分农户未获得应有的补偿,没有完成改造。', 'problem'],
    ['2022年计划改造行政村25个。', 'plan'],
    ['我们向上级争取资金,分批分期逐步改造完成。', null],
    ['管道后期管护由村里负责。', 'background'],
  ])('%s', (sentence, role) => {
    expect(roleOf(sentence)).toBe(role)
  })
})

describe('what several sentences say', () => {
  it('goes by most of their characters, also within a sentence that ends in a hope', () => {
    expect(roleOf('已列入项目库,完成可研编制,力争明年开工。')).toBe('done')
    expect(roleOf('已完成设计,', '拟于六月动工,预计年底完成主体工程并投入运行,惠及三个村的群众。')).toBe(
      'plan',
    )
  })

  it('takes figures for those of the plan beside them', () => {
    expect(roleOf('全区计划投入1.2亿元改造老旧小区。', '第一期59个小区,359栋楼。')).toBe('plan')
    expect(roleOf('第一期59个小区,359栋楼。')).toBe('done')
  })

  it('does not take a smaller part of problems for the whole', () => {
    expect(roleOf('我局已安排资金三百万元,完成了全部路灯的更换。', '但难以满足需要。')).toBe('done')
  })
})

describe('what a heading states', () => {
  it.each([
    ['缓解小区停车难问题', null],
    ['存在的问题', 'problem'],
    ['关于“近年来林农对补助标准低多次反映未能解决”的问题', null],
    ['关于今后加强管理的建议', null],
    ['近年来工作情况', 'done'],
    ['下一步工作', 'plan'],
  ])('%s: %s', (heading, role) => {
    expect(headingRole(heading)).toBe(role)
  })
})
