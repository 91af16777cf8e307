import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/reply/role.ts'
import { findCommitments } from '../../src/statements/commitments.ts'
import { statementsOf } from '../../src/statements/reply-statements.ts'
import { readAmounts } from '../../src/statements/text-amounts.ts'
import { agreement, annotation, seedReplies } from '../seed-replies.ts'

function promised(text: string, role: Role): unknown[] {
  return findCommitments(readAmounts(text), { role, writtenIn: 2024 }).map(
    ({ target, value, unit, deadline, owner }) => [target, value, unit, deadline, owner],
  )
}

describe('findCommitments', () => {
  it.each([
    ['到2025年，力争新增国家高新技术企业50家以上。', 'plan', [['国家高新技术企业', 50, '家', '2025', null]]],
    ['力争到2026年底新增充电桩37个。', 'plan', [['充电桩', 37, '个', '2026-12-31', null]]],
    ['全年发放科技贷款15亿元以上。', 'plan', [['科技贷款', 15, '亿元', '2024', null]]],
    [
      '由市交通运输局牵头，年底前完成农村公路改造30公里。',
      'plan',
      [['农村公路改造', 30, '公里', '2024-12-31', '市交通运输局']],
    ],
    ['2025年底前完成农村公路改造30公里。', 'plan', [['农村公路改造', 30, '公里', '2025-12-31', null]]],
    ['2025年6月底前建成充电桩40个。', 'plan', [['充电桩', 40, '个', '2025-06-30', null]]],
    [
      '今年底前改造农村公路30公里，2026年6月底前再改造农村公路45公里、新建桥梁3座。',
      'plan',
      [
        ['农村公路', 30, '公里', '2024-12-31', null],
        ['农村公路', 45, '公里', '2026-06-30', null],
        ['新建桥梁', 3, '座', '2026-06-30', null],
      ],
    ],
    ['明年计划新建公厕12座。', 'done', [['新建公厕', 12, '座', '2025', null]]],
    ['计划2024年12月底前提交市人大审议。', 'plan', [['提交市人大审议', null, null, '2024-12-31', null]]],
    ['对符合条件的企业给予最高7211万元的补助。', 'plan', [['补助', 7211, '万元', null, null]]],
    ['县体育馆正在施工，预计8月底完工。', 'plan', [['完工', null, null, '2024-08-31', null]]],
    ['该工程计划12月底完成。', 'plan', [['完成', null, null, '2024-12-31', null]]],
    ['预计将于2025年10月底前开行。', 'plan', [['开行', null, null, '2025-10-31', null]]],
    ['力争到2027年，茶园面积稳定在12万亩。', 'plan', [['茶园面积', 12, '万亩', '2027', null]]],
    [
      '力争完成2000年底前建成的小区改造。',
      'plan',
      [['完成2000年底前建成的小区改造', null, null, null, null]],
    ],
    ['确保项目早日落地见效。', 'plan', [['项目早日落地见效', null, null, null, null]]],
    ['全年新增高新技术企业48家。', 'done', []],
    ['为企业争取上级资金300万元。', 'done', []],
    ['下一步，将进一步加强宣传。', 'plan', []],
    ['我局分期计划对102个老旧小区实施改造。', 'done', [['老旧小区', 102, '个', null, null]]],
    ['全县仍需增设公共厕所12座。', 'plan', [['公共厕所', 12, '座', null, null]]],
    [
      '力争明年绿化率、亮化率分别达到38%和95%。',
      'plan',
      [
        ['绿化率', 38, '%', '2025', null],
        ['亮化率', 95, '%', '2025', null],
      ],
    ],
    // What was over before it was written is told of the past, unless it is called an aim.
    [
      '2022年共新增停车泊位8491个，明年再新增停车泊位500个。',
      'plan',
      [['停车泊位', 500, '个', '2025', null]],
    ],
    ['力争2023年新增灌溉面积500亩。', 'plan', [['灌溉面积', 500, '亩', '2023', null]]],
    // A range ends with its deadline.
    ['2023年至2030年期间，计划新建停车泊位6600个。', 'plan', [['停车泊位', 6600, '个', '2030', null]]],
    ['2021—2025年计划改造农村公路80公里。', 'plan', [['农村公路', 80, '公里', '2025', null]]],
    ['计划2025年3月至5月改造公厕12座。', 'plan', [['改造公厕', 12, '座', '2025-05-31', null]]],
    ['“十四五”期间，计划建设高标准农田2万亩。', 'done', [['高标准农田', 2, '万亩', '2025', null]]],
    ['“十五五”末力争建成养老机构3家。', 'plan', [['养老机构', 3, '家', '2030', null]]],
    [
      '该工程已于2022年6月30日完成设计，计划在年底竣工投入使用。',
      'done',
      [['竣工投入使用', null, null, '2024-12-31', null]],
    ],
    [
      '2024年5月18日就此向省卫生健康委做了汇报，力争结合复审工作一并实施。',
      'done',
      [['结合复审工作一并实施', null, null, null, null]],
    ],
    ['到2026年，力争基本完成老旧小区改造。', 'plan', [['基本完成老旧小区改造', null, null, '2026', null]]],
    ['我市城区到2026年力争完成老旧小区改造。', 'plan', [['完成老旧小区改造', null, null, '2026', null]]],
    ['学校西面未供土地14.1亩，下一步我局将推进用地报批。', 'plan', []],
    ['为确保龙凤山验收成功，拨付专项资金80万元。', 'done', []],
    ['我站通过招标采购了22台新能源公交车。', 'plan', []],
    // Titles and what was received promise nothing, 尽力争取 is no 力争.
    ['《关于建设高标准农田，确保粮食安全》（第25号提案）收悉。', 'done', []],
    ['您提出的关于力争2025年底前建成公厕12座的建议收悉。', 'plan', []],
    ['我局将尽力争取项目，改善群众出行条件。', 'plan', []],
    ['我局将全力争取资金，力争取得更大成效。', 'plan', [['取得更大成效', null, null, null, null]]],
    ['印发《全市2023—2025年新增停车位5000个工作方案》。', 'plan', []],
    // Each clause that says by when something is to be done promises it, beside the figures of the others.
    [
      '2025年6月底前完成科创园二期建设，每年安排专项资金不少于1000万元。',
      'plan',
      [
        ['科创园二期建设', null, null, '2025-06-30', null],
        ['专项资金', 1000, '万元', null, null],
      ],
    ],
    [
      '每年安排专项资金不少于1000万元，2025年6月底前完成科创园二期建设。',
      'plan',
      [
        ['专项资金', 1000, '万元', null, null],
        ['科创园二期建设', null, null, '2025-06-30', null],
      ],
    ],
    [
      '2025年6月底前出台实施方案，12月底前启动三期建设。',
      'plan',
      [
        ['出台实施方案', null, null, '2025-06-30', null],
        ['启动三期建设', null, null, '2025-12-31', null],
      ],
    ],
    ['科创园二期建设将于2025年6月底前完成。', 'plan', [['科创园二期建设', null, null, '2025-06-30', null]]],
    ['年内完成农村公路改造。', 'plan', [['农村公路改造', null, null, '2024', null]]],
    ['近两年内将新建公厕12座。', 'plan', [['新建公厕', 12, '座', null, null]]],
    ['今明两年将新建公厕12座。', 'plan', [['新建公厕', 12, '座', '2025', null]]],
    ['2025年6月底前，全面建成公交枢纽站。', 'plan', [['公交枢纽站', null, null, '2025-06-30', null]]],
    ['实施方案已于2024年3月底前完成。', 'plan', []],
    // What comes each year has the deadline of a time that stands before it, not that of another clause.
    ['到2027年，每年新增公厕12座。', 'plan', [['新增公厕', 12, '座', '2027', null]]],
    ['新建公厕12座，2025年底前完成。', 'plan', [['新建公厕', 12, '座', '2025-12-31', null]]],
    [
      '新建公厕12座，2025年改造农贸市场3处。',
      'plan',
      [
        ['新建公厕', 12, '座', null, null],
        ['农贸市场', 3, '处', '2025', null],
      ],
    ],
    ['2025年9月前建成候车亭30座。', 'plan', [['候车亭', 30, '座', '2025-09-30', null]]],
    ['2025年9月15日前建成候车亭30座。', 'plan', [['候车亭', 30, '座', '2025-09-15', null]]],
    ['年内建成候车亭30座。', 'plan', [['候车亭', 30, '座', '2024', null]]],
    [
      '项目设计方案已通过审批，计划2024年年底开工建设，2026年下半年完工。',
      'done',
      [
        ['开工建设', null, null, '2024-12-31', null],
        ['完工', null, null, '2026', null],
      ],
    ],
    // Who answers for it may be named in brackets behind it, also behind its stop.
    [
      '2025年6月底前完成科创园二期建设（责任单位：县科技局）。',
      'plan',
      [['科创园二期建设', null, null, '2025-06-30', '县科技局']],
    ],
    [
      '新建公厕12座（牵头单位：县住建局），改造农贸市场3处。（责任单位：县商务局、县财政局）',
      'plan',
      [
        ['新建公厕', 12, '座', null, '县住建局'],
        ['农贸市场', 3, '处', null, '县商务局、县财政局'],
      ],
    ],
    // What is reached is no promise; what is divided by 其中 is one, as the whole is.
    ['目前全县已建成公厕85座，下一步计划新建公厕12座。', 'plan', [['新建公厕', 12, '座', null, null]]],
    [
      '明年计划新增停车泊位660个。其中，公共停车泊位120个。',
      'done',
      [
        ['停车泊位', 660, '个', '2025', null],
        ['公共停车泊位', 120, '个', null, null],
      ],
    ],
    // What deputies ask for, and the matter of their proposal, is no promise.
    ['二是建议水务部门加大巡查力度，确保群众饮水安全。', 'plan', []],
    ['代表们建议新建公厕12座，概算投资90万元。', 'plan', []],
    ['关于代表提出的加强巡查，确保行人安全的建议，我局高度重视。', 'plan', []],
    // 确保 names what is done for: a promise where that is planned, none where it is done or only a circumstance.
    ['我镇已在主路两侧设置护栏，确保行人安全。', 'done', []],
    ['我镇将在主路两侧设置护栏，确保行人安全。', 'done', [['行人安全', null, null, null, null]]],
    ['在确保防洪安全的前提下，最大限度发挥水库效益。', 'plan', []],
    ['年底前完成护栏改造，确保行人安全。', 'plan', [['护栏改造', null, null, '2024-12-31', null]]],
    ['县水利局相关人员3次到现场勘查，计划修建水塔一座。', 'plan', [['修建水塔一座', null, null, null, null]]],
    // What will be done, or is done again and again, is promised wherever it stands.
    ['我局将在15个路口安装交通信号灯。', 'done', [['路口', 15, '个', null, null]]],
    [
      '今年以来，我县计划改造公厕12座，投入资金约90万元，目前正在招标。',
      'done',
      [
        ['改造公厕', 12, '座', null, null],
        ['投入资金', 90, '万元', null, null],
      ],
    ],
    ['街道保持每年新增80个停车位的建设进度。', 'done', [['停车位', 80, '个', null, null]]],
    ['每月组织两次夜间巡查。', 'plan', [['组织两次夜间巡查', null, null, null, null]]],
    [
      '力争完成30万亩水稻种植任务，实现20万吨蔬菜产量和9亿元产值的年度目标。',
      'done',
      [
        ['水稻种植任务', 30, '万亩', null, null],
        ['蔬菜产量', 20, '万吨', null, null],
        ['产值', 9, '亿元', null, null],
      ],
    ],
    ['对验收合格的项目，将继续予以一次性5万元的补助。', 'plan', [['补助', 5, '万元', null, null]]],
    ['预计9月份可以建成并投入使用。', 'done', [['建成并投入使用', null, null, '2024-09-30', null]]],
    [
      '将该路段改造列入今年第四季度工作计划，确保行车安全。',
      'plan',
      [['该路段改造', null, null, '2024-12-31', null]],
    ],
    [
      '由县水利局具体负责，明年第一季度完成水塔改造。',
      'plan',
      [['水塔改造', null, null, '2025-03-31', '县水利局']],
    ],
  ] as const)('of “%s” (%s) are %j', (text, role, wanted) => {
    expect(promised(text, role)).toEqual(wanted)
  })

  it('agree with a reading of the seeds by hand', () => {
    const found = [...seedReplies()].flatMap(([seed, reply]) =>
      statementsOf(reply).commitments.map(({ target, value, unit, deadline }) =>
        [seed, target, value, unit, deadline].join('\t'),
      ),
    )
    const { precision, recall } = agreement(found, annotation('statements/seed-commitments.tsv'))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })
})
