import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparable } from '../../src/statements/quantity.ts'
import { statementsOf } from '../../src/statements/reply-statements.ts'
import { findStatedNumbers } from '../../src/statements/stated-numbers.ts'
import { readAmounts } from '../../src/statements/text-amounts.ts'
import { slice } from '../../src/text/span.ts'
import { agreement, annotation, seedReplies } from '../seed-replies.ts'

function stated(text: string): unknown[] {
  return findStatedNumbers(readAmounts(text), { writtenIn: 2023 }).map(
    ({ indicator, value, unit, asOf, change }) => [indicator, value, unit, asOf, change],
  )
}

describe('comparable', () => {
  it.each([
    [1.2, '万平方米', 12_000, '平方米'],
    [1.1, '万人', 11_000, '人'],
    [500, '万元', 5_000_000, '元'],
    [18, '亿亩', 1_800_000_000, '亩'],
    [5, '千米', 5000, '米'],
    [5, '公里', 5000, '米'],
    [22.4, 'km', 22_400, '米'],
    [48, '家', 48, '家'],
    [2.7, '%', 2.7, '%'],
  ])('takes %d %s for %d %s', (value, unit, baseValue, baseUnit) => {
    expect(comparable({ value, unit })).toEqual({ value: baseValue, unit: baseUnit })
  })
})

describe('findStatedNumbers', () => {
  it.each([
    ['截至目前,全区共有高新技术企业557家,数量居全市第一。', [['高新技术企业', 557, '家', null, null]]],
    [
      '2023年，新增国家高新技术企业48家、省科技型中小企业124家。',
      [
        ['国家高新技术企业', 48, '家', '2023', '新增'],
        ['省科技型中小企业', 124, '家', '2023', '新增'],
      ],
    ],
    ['全年完成技术交易额14.4亿元，同比增长56%。', [['技术交易额', 14.4, '亿元', null, '同比增长56%']]],
    [
      'R&D经费支出占GDP比重从2020年的2.41%提高到2022年的2.7%。',
      [['R&D经费支出占GDP比重', 2.7, '%', '2022', '从2020年的2.41%提高到2022年的2.7%']],
    ],
    // Who is among the first is not counted.
    ['对综合排名前10名的旅行社给予奖励。', []],
    ['综合排名全省前3位，目前12家养老机构运营。', [['养老机构运营', 12, '家', null, null]]],
    // A list gives each figure its name.
    [
      '全县污水处理率、垃圾处理率分别达95.3%和99.1%。',
      [
        ['污水处理率', 95.3, '%', null, null],
        ['垃圾处理率', 99.1, '%', null, null],
      ],
    ],
    [
      '小学、初中入学率分别为99.9%、99.1%，城区昼间和夜间达标率分别达到98%、95%。',
      [
        ['小学入学率', 99.9, '%', null, null],
        ['初中入学率', 99.1, '%', null, null],
        ['城区昼间达标率', 98, '%', null, null],
        ['夜间达标率', 95, '%', null, null],
      ],
    ],
    [
      '建成绿道、公园分别为12公里和8个。',
      [
        ['绿道', 12, '公里', null, null],
        ['公园', 8, '个', null, null],
      ],
    ],
    ['改造农村公路1.2万公里', [['农村公路', 1.2, '万公里', null, null]]],
    ['成功举办6场科技活动', [['科技活动', 6, '场', null, null]]],
    [
      '为38家企业引进外国专家44人',
      [
        ['引进外国专家的企业', 38, '家', null, null],
        ['外国专家', 44, '人', null, null],
      ],
    ],
    ['引进专家(团队)8个', [['专家(团队)', 8, '个', null, null]]],
    ['走访科技型企业235次', [['走访科技型企业', 235, '次', null, null]]],
    ['签订产学研合作、成果拍卖47项', [['产学研合作、成果拍卖', 47, '项', null, null]]],
    ['有效期内高新技术企业290家', [['有效期内高新技术企业', 290, '家', null, null]]],
    ['30个产品入选省首台(套)产品名单', [['入选省首台(套)产品名单的产品', 30, '个', null, null]]],
    ['12个项目列入2023年度市重点科技计划项目', [['列入2023年度市重点科技计划项目', 12, '个', null, null]]],
    [
      '8个项目列入2023年度市重点项目，5个项目列入2024年度省重点项目。',
      [
        ['列入2023年度市重点项目', 8, '个', null, null],
        ['列入2024年度省重点项目', 5, '个', null, null],
      ],
    ],
    ['推荐89家企业申报省科技领军企业', [['申报省科技领军企业', 89, '家', null, null]]],
    [
      '共有养老机构145家，其中省级以上58家。',
      [
        ['养老机构', 145, '家', null, null],
        ['省级以上养老机构', 58, '家', null, null],
      ],
    ],
    [
      '现有国家级非遗项目1项、省级3项',
      [
        ['国家级非遗项目', 1, '项', null, null],
        ['省级非遗项目', 3, '项', null, null],
      ],
    ],
    ['在江北片区打造了停车场3个', [['停车场', 3, '个', null, null]]],
    ['开通近郊公交线路25条', [['近郊公交线路', 25, '条', null, null]]],
    ['全县共建设养老机构3家', [['养老机构', 3, '家', null, null]]],
    ['五是精心制作非遗短视频30余部', [['非遗短视频', 30, '部', null, null]]],
    ['在两旁安装了220个景观垃圾箱', [['景观垃圾箱', 220, '个', null, null]]],
    ['风险投资规模由90亿元增加到220亿元', [['风险投资规模', 220, '亿元', null, '由90亿元增加到220亿元']]],
    ['学校面积大，共有学生1111人', [['学生', 1111, '人', null, null]]],
    // What is counted by the figure before, or in the clause before.
    ['满足6个村民小组3638人的需求，解决4乡镇59860人饮水问题', []],
    ['高新技术企业数量翻一番，达到2000家', []],
    ['出台养老服务9条政策', [['养老服务政策', 9, '条', null, null]]],
    ['8家企业入驻园区', []],
    ['单户额度在30至1000万元不等', []],
    ['实施5亿元以上制造业企业研发机构行动', []],
    ['2025年，力争新增国家高新技术企业50家以上。', []],
    ['玉科〔2024〕25号，第315位，2024年5月20日', []],
    // Titles and what was received are the words of others.
    ['你们提出的《关于实施法召、雨柱2个片区连接三阳公路5公里的建议》收悉。', []],
    ['您提出的关于新建公厕12座的建议收悉，现答复如下：全县现有公厕85座。', [['公厕', 85, '座', null, null]]],
    ['印发《全市2023年新增停车位5000个工作方案》，新增停车位326个。', [['停车位', 326, '个', null, '新增']]],
    ['你在建议中要求解决10公里村道公路补助资金，我局将积极汇报。', []],
    // What is planned is not reached, until the sentence says what is.
    ['纺东街东侧停车场正在建设，建成后可新增133个停车位，有效缓解停车难。', []],
    ['项目实施后，即可解决下游村庄灌溉面积3000余亩。', []],
    ['在三村片区布局一所占地约30亩的四台小学。', []],
    ['规划停车位数量约240个，以解决该处的停车难问题。', []],
    ['该路段改造需资金300万元，县级财力无法承担。', []],
    ['全市计划新增停车泊位6600个。其中，泗阳县城区800个、公共停车泊位1200个。', []],
    ['计划新建公厕12座，目前已建成公厕8座。', [['建成公厕', 8, '座', null, null]]],
    [
      '全市新增停车泊位8491个。其中公共停车泊位326个。',
      [
        ['停车泊位', 8491, '个', null, '新增'],
        ['公共停车泊位', 326, '个', null, null],
      ],
    ],
    // The year that a figure is compared with is not its own.
    [
      '2022年，我市不断加大投入，新农合报销病种覆盖面从2021年的27%提升至55%。',
      [['新农合报销病种覆盖面', 55, '%', '2022', '从2021年的27%提升至55%']],
    ],
    ['2023年，全县粮食总产量较2020年增加，达到8.5万吨。', []],
    ['2023年，与2020年相比，全县新增养老机构12家。', [['养老机构', 12, '家', '2023', '新增']]],
    // Those that are listed are the members of what is counted behind.
    ['与河南、云南、新疆8个省份建立劳务协作关系', []],
    ['由县扶贫办、县农业综合开发办、县水利局3家单位联合验收', []],
    ['在石鼓、拱辰、马街12个乡镇农技站开展服务', []],
    // Who has it is not counted, nor how far it goes.
    ['县城公交公司共有运营线路2条', [['运营线路', 2, '条', null, null]]],
    ['全省城镇新增就业134万人', [['城镇新增就业', 134, '万人', null, '新增']]],
    ['县教体局筹措专项资金80万元', [['专项资金', 80, '万元', null, null]]],
    ['项目已申请到省级专项资金1070万元', [['省级专项资金', 1070, '万元', null, null]]],
    ['明光镇有初级中学11所', [['初级中学', 11, '所', null, null]]],
    ['我区已建成的村道公路972.8公里', [['村道公路', 972.8, '公里', null, null]]],
    ['全县公共停车场12处', [['公共停车场', 12, '处', null, null]]],
    ['2020年，城镇登记失业率控制在3.5%以内', [['城镇登记失业率', 3.5, '%', '2020', null]]],
    ['我省市场主体超过0.13亿户', [['市场主体', 0.13, '亿户', null, null]]],
    // A noun behind the figure is what is counted, whoever does what with it.
    ['安排专人重点检查了城区250余个公交车站的分类果皮箱', [['公交车站', 250, '个', null, null]]],
    ['2021年，我局通过公开招标，采购了3座装配式箱体厕所', [['装配式箱体厕所', 3, '座', '2021', null]]],
    ['共新增社会停车场12处缓解停车难', [['社会停车场', 12, '处', null, '新增']]],
    [
      '我县农村公路共390条2576.5公里，农村公路点多面广',
      [
        ['农村公路', 390, '条', null, null],
        ['农村公路', 2576.5, '公里', null, null],
      ],
    ],
    ['30户以上自然村进村道路共计84个', [['30户以上自然村进村道路', 84, '个', null, null]]],
    [
      '已硬化村道1755公里（2016年普查数据），村道桥梁972座',
      [
        ['硬化村道', 1755, '公里', null, null],
        ['村道桥梁', 972, '座', null, null],
      ],
    ],
    // What is counted in words has its number already; 一个 counts nothing.
    ['小河流域覆盖灌溉面积，涉及两个村委会共850户。', []],
    ['建设一个基本能满足村民需要的活动场所是75户320名村民的夙愿。', []],
    ['建成一个活动场所300平方米。', [['活动场所', 300, '平方米', null, null]]],
    // How long or large something is, is said of what the sentence begins with, or was counted before.
    ['下坝小河属东河流域主要支流，全长25公里。', [['下坝小河全长', 25, '公里', null, null]]],
    [
      '羊街河发源于三尖山，向南流经羊街坝，全长22.4km，集水面积175km2。',
      [
        ['羊街河全长', 22.4, 'km', null, null],
        ['羊街河集水面积', 175, 'km2', null, null],
      ],
    ],
    [
      '2018年建设村组道路硬化工程62个，全长171.4公里，总投资7981万元。',
      [
        ['村组道路硬化工程', 62, '个', '2018', null],
        ['村组道路硬化工程全长', 171.4, '公里', '2018', null],
        ['村组道路硬化工程总投资', 7981, '万元', '2018', null],
      ],
    ],
    [
      '完成景康水库项目前期工作，景康水库为新建水库，总库容248.7万立方米。',
      [['景康水库总库容', 248.7, '万立方米', null, null]],
    ],
    ['全长25公里。', []],
    [
      '自西河地表水厂向3个供水站铺设输水管道28km，年可减少地下水开采210万m³。',
      [['输水管道', 28, 'km', null, null]],
    ],
    ['城关地区仅有公办幼儿园1所。', [['公办幼儿园', 1, '所', null, null]]],
    ['全年新建、改扩建养老服务中心100个。', [['养老服务中心', 100, '个', null, null]]],
    ['并且争取到国家专项债券资金2500万元。', [['国家专项债券资金', 2500, '万元', null, null]]],
    // What money is for may stand behind it.
    [
      '县卫生健康局申请县财政45万元作为贫困村卫生室重建、修缮项目资金，其中安排了6.39万元用于支持大哨村卫生室重建。',
      [
        ['贫困村卫生室重建、修缮项目资金', 45, '万元', null, null],
        ['支持大哨村卫生室重建的资金', 6.39, '万元', null, null],
      ],
    ],
    ['在保庆花园10幢11单元加装完成了2台电梯。', [['电梯', 2, '台', null, null]]],
    ['你们反映的勐捧镇小麦种植面积3000亩，我们已调查核实。', []],
    // No parts of sentences, and nothing that is addressed to the reader.
    ['6.9洪灾后致使瓦南沟150亩耕地被冲毁', []],
    ['洪涝灾害造成直接经济损失300万元', [['直接经济损失', 300, '万元', null, null]]],
    ['您村连接三阳更新3公里', []],
    ['1.免费开放场馆12个', [['免费开放场馆', 12, '个', null, null]]],
    ['牢牢守住18亿亩红线', []],
    ['牢牢守住18亿亩耕地红线', [['耕地红线', 18, '亿亩', null, null]]],
    // What is asked for, would be or is a standard is not reached.
    [
      '代表们建议新修村道长650米，概算投资18万元，经研究，已安排专项资金15万元。',
      [['专项资金', 15, '万元', null, null]],
    ],
    ['在完成上级要求集中供水率达到92.5%目标前提下，改造了部分水厂。', []],
    ['如经过改造、可有效改善出行，保护农田0.12万亩。', []],
    [
      '重点改造乡道，建设不低于5.5米宽度村道，2021年完成村道改造工程63公里。',
      [['村道改造工程', 63, '公里', '2021', null]],
    ],
    ['小区仍需增设车棚3处、充电插座60个。', []],
    ['按照每村须有2个垃圾池的标准建设。', []],
    ['现阶段每亩15元的补助由省里安排。', []],
    // 于2012年建成 dates that deed; a five-year plan that is over dates what was done in it.
    [
      '现有水渠于2012年建成，现尺寸为0.8×0.6米，覆盖群众165户720人，灌溉面积150余亩。',
      [
        ['覆盖群众', 165, '户', null, null],
        ['覆盖群众', 720, '人', null, null],
      ],
    ],
    ['“十三五”时期以畅通工程为抓手，建设农村公路2300公里。', [['农村公路', 2300, '公里', '2020', null]]],
    ['“十四五”期间，建设农村公路2300公里。', [['农村公路', 2300, '公里', null, null]]],
    ['为到2027年全面消除隐患，已改造危桥9座。', [['改造危桥', 9, '座', null, null]]],
    // What goes without saying behind the figure before.
    [
      '2023年城区功能区昼间达标率97.2%，夜间达标率88.5%。',
      [
        ['城区功能区昼间达标率', 97.2, '%', '2023', null],
        ['城区功能区夜间达标率', 88.5, '%', '2023', null],
      ],
    ],
    [
      '2018年肉牛存栏9.5万头，出栏6.2万头。',
      [
        ['肉牛存栏', 9.5, '万头', '2018', null],
        ['肉牛出栏', 6.2, '万头', '2018', null],
      ],
    ],
    [
      '分时段看，昼间:东区达标率为99%；夜间:东区达标率为91%，西区达标率为87%。',
      [
        ['昼间东区达标率', 99, '%', null, null],
        ['夜间东区达标率', 91, '%', null, null],
        ['夜间西区达标率', 87, '%', null, null],
      ],
    ],
    [
      '现有国家级示范社2家，省级示范社9家。',
      [
        ['国家级示范社', 2, '家', null, null],
        ['省级示范社', 9, '家', null, null],
      ],
    ],
    ['其余各类区昼间、夜间达标率均为100%。', [['其余各类区昼间、夜间达标率', 100, '%', null, null]]],
    // Who has it, since when and where, is no part of the name; nor is a unit of two, or what is said of it.
    ['基本保障了全旗1.6亿头只牲畜的饲草。', [['牲畜', 1.6, '亿头只', null, null]]],
    ['有力支撑了奶、肉等重点产业链近3000亿元的产值。', [['产值', 3000, '亿元', null, null]]],
    ['自2018年以来硬化村道85公里。', [['硬化村道', 85, '公里', null, null]]],
    ['在林地中有公益林面积96公顷。', [['公益林面积', 96, '公顷', null, null]]],
    ['新城街道有充电桩260个。', [['充电桩', 260, '个', null, null]]],
    ['85个村已有63个通了客车。', []],
    [
      '开展2项主题活动，策划1个系列，举办9场宣传活动)。',
      [
        ['主题活动', 2, '项', null, null],
        ['宣传活动', 9, '场', null, null],
      ],
    ],
    ['全区有96家村级卫生室在投入使用。', [['村级卫生室', 96, '家', null, null]]],
    ['安排资金2亿元支持建设7个以水稻为主导产业的园区。', [['安排资金', 2, '亿元', null, null]]],
  ])('of “%s” are %j', (text, wanted) => {
    expect(stated(text)).toEqual(wanted)
  })

  it('agree with a reading of the seeds by hand', () => {
    const found = [...seedReplies()].flatMap(([seed, reply]) =>
      statementsOf(reply).numbers.map(({ indicator, value, unit, asOf }) =>
        [seed, indicator, value, unit, asOf ?? ''].join('\t'),
      ),
    )
    const { precision, recall } = agreement(found, annotation('statements/seed-numbers.tsv'))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.9)
  })

  it('take no longer for a text that begins again and again what it never ends', () => {
    const began = performance.now()
    readAmounts(`您，${'建议《提案'.repeat(20_000)}新增农贸市场12处`)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('slice back to figures of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.integer({ min: 0, max: 99_999 }),
        (text, value) => {
          for (const { span } of findStatedNumbers(readAmounts(`${text}企业${value}家${text}`))) {
            expect(slice(`${text}企业${value}家${text}`, span)).toMatch(/[0-9０-９]/)
          }
        },
      ),
    )
  })
})
