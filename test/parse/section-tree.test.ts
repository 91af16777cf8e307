import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import type { Section } from '../../src/reply/section.ts'
import { sourceText } from './source.ts'

const head =
  '关于县政协十届三次会议第12号提案的答复\n梁某委员：\n您提出的《关于加强校园周边管理的提案》收悉，现答复如下：\n'
const foot = '\n感谢您对教育工作的关心和支持。\n玉环市教育局\n2024年5月20日\n'
const framing = new Set(['greeting', 'receipt', 'thanks', 'signature'])

/** The sections of `body` between receipt and thanks, one a line, deeper ones indented: number, heading in 「」, and, where
 *  there is none, the first words. */
function outline(body: string): string[] {
  const reply = parseReply(sourceText(head + body + foot))
  const main = reply.sections.filter(({ role }) => !framing.has(role))
  return main.flatMap((section) => outlineOf(section, reply.text, ''))
}

function outlineOf({ marker, heading, span, children }: Section, text: string, indent: string): string[] {
  const opening = text.slice(span.start, span.end).trim().slice(0, 6)
  const line = heading === null ? opening : `${marker ?? ''}「${heading}」`
  return [indent + line, ...children.flatMap((child) => outlineOf(child, text, `${indent}  `))]
}

describe('the section tree', () => {
  it.each([
    [
      'numbers that a comma, a colon or a full stop ends at the beginning of a line',
      '一，工作情况\n我局开展检查3次。\n二：下一步打算\n我局将健全机制。\n三.其他\n1，经费。安排20万元。\n2：人员。增加3人。',
      ['一「工作情况」', '二「下一步打算」', '三.「其他」', '  1「经费」', '  2「人员」'],
    ],
    [
      'numbers before years that a stroke joins',
      '一.办理过程\n我局召开部署会。\n二.办理情况\n1.2017-2021年安排专项资金454万元；\n2.2020-2021年安排资金37万元；',
      ['一.「办理过程」', '二.「办理情况」', '  1.2017', '  2.2020'],
    ],
    [
      'asks that are answered one by one under a label',
      '建议一：增设信号灯，安排交警护学\n我局已会同交警增设信号灯2处。\n建议二：增加教师编制。\n我局将向上争取。',
      ['建议一「增设信号灯，安排交警护学」', '建议二「增加教师编制」'],
    ],
    [
      'lists that begin anew below a paragraph that leads to them',
      '近年来，我局做了以下工作：\n（一）加大投入。投入20万元。\n（二）加强巡查。每月一次。\n下一步，我局将做好以下工作：\n（一）健全机制。制定办法。\n（二）加强督查。每季度通报。',
      [
        '近年来，我局',
        '  （一）「加大投入」',
        '  （二）「加强巡查」',
        '下一步，我局',
        '  （一）「健全机制」',
        '  （二）「加强督查」',
      ],
    ],
    [
      'the same within a numbered part',
      '一、工作情况\n主要做了以下工作：\n1.检查。检查3次。\n2.整改。整改5处。\n针对您提出的问题，采取了以下措施：\n1.增设信号灯。增设2处。\n2.安排护学。安排交警4名。\n二、下一步打算\n加强巡查。',
      [
        '一、「工作情况」',
        '  1.「检查」',
        '  2.「整改」',
        '  针对您提出的',
        '    1.「增设信号灯」',
        '    2.「安排护学」',
        '二、「下一步打算」',
      ],
    ],
    [
      'asks with a plan behind them, and nothing before them',
      '建议一：增设信号灯\n我局已增设2处。\n建议二：增加教师编制\n我局已向上申报。\n下一步，我局将继续做好工作。',
      ['建议一「增设信号灯」', '建议二「增加教师编制」', '下一步，我局'],
    ],
    [
      'headings that a colon ends before a year',
      '一、基本情况\n（一）投入方面：2020年投入20万元。\n（二）人员方面：2021年增加3人。\n二、下一步打算\n加强巡查。',
      ['一、「基本情况」', '  （一）「投入方面」', '  （二）「人员方面」', '二、「下一步打算」'],
    ],
    [
      'a last paragraph that sums up',
      '一、工作情况\n（一）检查。检查3次。\n（二）整改。整改5处。\n二、下一步打算\n（一）制度。健全制度。\n（二）督查。加强督查。\n总之，我局将以此为契机，不断改进工作。',
      [
        '一、「工作情况」',
        '  （一）「检查」',
        '  （二）「整改」',
        '二、「下一步打算」',
        '  （一）「制度」',
        '  （二）「督查」',
        '总之，我局将',
      ],
    ],
    [
      'headings that a blank parts from what leads to their points',
      '一、工作进展  我局采取以下措施：（一）健全制度  制定办法。（二）加强巡查  每月一次。  二、现状  现有实践基地12个。',
      ['一、「工作进展」', '  （一）「健全制度」', '  （二）「加强巡查」', '二、「现状」'],
    ],
    [
      'headings of points whose line a page has broken',
      '近年来，我局会同市公安局、市城管局开展整治。一是加强校园周边秩\n序管理。安排交警4名。二是完善设施。增设信号灯2处。',
      ['近年来，我局', '一是「加强校园周边秩序管理」', '二是「完善设施」'],
    ],
    [
      'points of a sentence between commas',
      '我局将做好以下工作：（1）加强领导，成立专班，（2）加大投入，安排资金，（3）强化督查。',
      ['我局将做好以', '（1）加强领', '（2）加大投', '（3）强化督'],
    ],
    [
      '第一部分 and what is numbered within it',
      '第一部分 工作情况\n一、检查\n检查3次。\n二、整改\n整改5处。\n第二部分：下一步打算\n一、制度\n健全制度。\n二、督查\n加强督查。',
      [
        '第一部分「工作情况」',
        '  一、「检查」',
        '  二、「整改」',
        '第二部分「下一步打算」',
        '  一、「制度」',
        '  二、「督查」',
      ],
    ],
    [
      'numbers of two figures',
      '1.工作情况\n1.1完善制度。制定办法。\n1.2加强巡查。增长1.2%，投入1.5亿元。\n2.下一步打算\n2.1继续巡查。每月一次。\n2.2加大投入。争取资金。',
      [
        '1.「工作情况」',
        '  1.1「完善制度」',
        '  1.2「加强巡查」',
        '2.「下一步打算」',
        '  2.1「继续巡查」',
        '  2.2「加大投入」',
      ],
    ],
    [
      'letters, and no 5G',
      'A. 工作情况\n制定办法。5G基站建成3座。\nB. 存在问题\n资金不足。\nC. 下一步打算\n争取资金。',
      ['A.「工作情况」', 'B.「存在问题」', 'C.「下一步打算」'],
    ],
    [
      'Roman numerals of one character',
      'Ⅰ、工作情况\n制定办法。\nⅡ、存在问题\n资金不足。\nⅢ、下一步打算\n争取资金。',
      ['Ⅰ、「工作情况」', 'Ⅱ、「存在问题」', 'Ⅲ、「下一步打算」'],
    ],
    [
      'Roman numerals of letters',
      'I. 工作情况\n制定办法。\nII. 存在问题\n资金不足。\nIII. 下一步打算\n争取资金。\nIV. 其他\n继续努力。',
      ['I.「工作情况」', 'II.「存在问题」', 'III.「下一步打算」', 'IV.「其他」'],
    ],
    [
      'letters and decimals that number nothing',
      'A类企业3家，B类企业5家。\n1.2亿元已经到位。\nB.建设单位另行确定。',
      ['A类企业3家'],
    ],
    ['numerals set apart by a blank', '一 是常查。二 是常改。', ['一 是常查。', '二 是常改。']],
    [
      'points that begin with a month',
      '1.6月底前完成设计。图纸已经送审。\n2.8月底前完成招标。文件正在编制。\n3.10月底前开工。队伍已经进场。',
      ['1.「6月底前完成设计」', '2.「8月底前完成招标」', '3.「10月底前开工」'],
    ],
    [
      'points that a verb or 方面 makes of a numeral',
      '一抓基础，改造校舍3处；二抓队伍，培训30人次。下一步，第一个方面，健全机制。第二个方面，加强督查。',
      [
        '一抓基础，改',
        '  一抓基础，改',
        '  二抓队伍，培',
        '下一步，第一',
        '  第一个方面，',
        '  第二个方面，',
      ],
    ],
    [
      'lists that have run into the heading above them',
      '一、工作开展情况（一）加强领导。成立了专班。（二）加大投入。安排了资金。\n二、下一步打算一是健全机制，长效管理。二是加强督查，限期整改。',
      [
        '一、「工作开展情况」',
        '  （一）「加强领导」',
        '  （二）「加大投入」',
        '二、「下一步打算」',
        '  一是健全机制',
        '  二是加强督查',
      ],
    ],
    [
      'text that has run into a heading of known words',
      '一、工作开展情况近年来，我局多次开展检查，整改问题12个。\n二、下一步工作打算下一步，我局将健全机制。',
      ['一、「工作开展情况」', '二、「下一步工作打算」'],
    ],
    [
      'headings below their number and over two lines',
      '一、\n工作情况\n我局开展检查3次。\n二、关于进一步提高乡村教师待遇、稳定队伍的\n建议\n我局将会同财政局研究。',
      ['一、「工作情况」', '二、「关于进一步提高乡村教师待遇、稳定队伍的建议」'],
    ],
    [
      'points within points, the last of which holds some too',
      '一是加强领导。1.成立专班，由局长任组长。2.明确责任，分解到人。\n二是加大投入。1.争取上级资金。2.安排县级配套。',
      [
        '一是「加强领导」',
        '  1.成立专班',
        '  2.明确责任',
        '二是「加大投入」',
        '  1.争取上级',
        '  2.安排县级',
      ],
    ],
    [
      'lists that begin anew below unnumbered headings',
      '工作开展情况\n一、加强领导。成立了专班。\n二、加大投入。安排了资金。\n下一步工作打算\n一、加强督查。限期整改。\n二、健全机制。长效管理。',
      [
        '「工作开展情况」',
        '  一、「加强领导」',
        '  二、「加大投入」',
        '「下一步工作打算」',
        '  一、「加强督查」',
        '  二、「健全机制」',
      ],
    ],
    [
      'an unnumbered heading of plans behind the numbered parts',
      '一、工作开展情况\n我局开展检查3次。\n二、存在的问题\n一些学校经费紧张。\n下一步工作打算\n我局将争取资金。',
      ['一、「工作开展情况」', '二、「存在的问题」', '「下一步工作打算」'],
    ],
    [
      'a paragraph behind the points of a sentence as none of them',
      '一、工作情况\n近年来，一是成立专班，压实责任；二是开展检查，整改问题。\n通过上述措施，周边秩序明显好转。\n（一）经费。安排20万元。\n（二）人员。增加3人。\n二、下一步打算\n我局将常抓不懈。',
      [
        '一、「工作情况」',
        '  近年来，一是',
        '  二是开展检查',
        '  通过上述措施',
        '  （一）「经费」',
        '  （二）「人员」',
        '二、「下一步打算」',
      ],
    ],
    [
      'asks that lead to their answers',
      '一、针对要加大宣传力度这个建议，答复为：\n我局将加强宣传。\n二、关于经费的建议，答复是：\n我局将争取资金。',
      ['一、「针对要加大宣传力度这个建议，答复为」', '二、「关于经费的建议，答复是」'],
    ],
    [
      'a paragraph that sums up the lines of a list',
      '目前已建成以下站点：\n1.城关站：车位30个；\n2.东门站：车位20个；\n3.西门站：车位10个。\n以上站点均已投入使用。',
      ['目前已建成以', '  1.「城关站」', '  2.「东门站」', '  3.「西门站」', '以上站点均已'],
    ],
    [
      'a paragraph of plans in each of several points',
      '1.加强管理。一是成立专班，压实责任；二是开展检查，整改问题。\n下一步，我局将继续加强检查。\n2.加大投入。一是争取上级资金；二是安排县级配套。\n下一步，我局将争取更多资金。',
      [
        '1.「加强管理」',
        '  一是成立专班',
        '  二是开展检查',
        '  下一步，我局',
        '2.「加大投入」',
        '  一是争取上级',
        '  二是安排县级',
        '  下一步，我局',
      ],
    ],
    [
      'two lists of which only the second has headings',
      '近年来，一是排查隐患，整改到位；二是划定网格，落实到人。下步，将做好以下工作：一是强化保护意识。通过宣传，形成氛围；二是加大资金保障。将经费列入预算。',
      [
        '近年来，一是',
        '  近年来，一是',
        '  二是划定网格',
        '下步，将做好',
        '  一是「强化保护意识」',
        '  二是「加大资金保障」',
      ],
    ],
    [
      'headings of a list that a paragraph stands in',
      '1.加强管理。一是成立专班；二是开展检查。\n通过上述措施，秩序好转。\n2.加大投入。安排了资金。',
      ['1.「加强管理」', '  一是成立专班', '  二是开展检查', '  通过上述措施', '2.「加大投入」'],
    ],
    [
      'thanks that have the number of a part',
      '一、校门前已经划线，设置减速带4条。\n二、根据规划，拟新建天桥1座。\n三、非常感谢您的关心，我们的工作还有不足，请多提宝贵意见。',
      ['一、校门前已', '二、根据规划', '三、非常感谢'],
    ],
    [
      'lines of any words between paragraphs as headings',
      '近年来，我市高度重视养老服务工作，现有养老机构12家。\n关于加大财政支持力度\n近三年，市财政累计安排资金3000万元，用于养老机构建设和运营补助。\n关于加强人才培养\n我局每年组织护理员培训，2023年培训320人次，持证上岗率达到95%。\n关于完善监管机制\n我局将开展联合检查。',
      ['近年来，我市', '「关于加大财政支持力度」', '「关于加强人才培养」', '「关于完善监管机制」'],
    ],
    [
      'what several paragraphs begin with as their headings',
      '关于校园周边管理方面。我局会同公安、城管开展整治12次，取缔摊点23个。\n关于停车位的建议：我局已划定停车位120个，新建停车场2个。',
      ['「关于校园周边管理方面」', '「关于停车位的建议」'],
    ],
    [
      'numbers that run on across parts',
      '一、工作开展情况\n1、加强领导。成立了专班。\n2、加大投入。安排了资金。\n二、下一步打算\n3、健全机制。长效管理。\n4、强化督查。限期整改。',
      [
        '一、「工作开展情况」',
        '  1、「加强领导」',
        '  2、「加大投入」',
        '二、「下一步打算」',
        '  3、「健全机制」',
        '  4、「强化督查」',
      ],
    ],
    [
      'a paragraph of plans behind unnumbered headings',
      '工作开展情况\n我局开展检查3次，整改问题12个。\n存在的问题\n一些学校经费紧张。\n下一步，我局将争取资金。',
      ['「工作开展情况」', '「存在的问题」', '下一步，我局'],
    ],
    [
      'a sentence of plans that leads to a list as a paragraph of its own',
      '近年来，我局开展检查3次，秩序明显好转。下一步，我局将做好以下工作：1、健全机制，长效管理；2、加强督查，限期整改。',
      ['近年来，我局', '下一步，我局', '  1、健全机制', '  2、加强督查'],
    ],
    [
      'points of a sentence whose first has no number',
      '我们一方面加大投入，改造校舍3处。二是加强管理，开展检查12次。三是广泛宣传，发放资料200份。',
      ['我们一方面加', '二是加强管理', '三是广泛宣传'],
    ],
    [
      'a sentence alone above its list as its heading',
      '一、您提出的关于加强校园周边管理的建议，我局高度重视，已经采纳。\n（一）前期工作。开展检查3次。\n（二）下步打算。加强督查。\n二、您提出的关于增加停车位的建议，我局高度重视，已经采纳。\n（一）前期工作。划线120个。\n（二）下步打算。新增50个。',
      [
        '一、「您提出的关于加强校园周边管理的建议，我局高度重视，已经采纳」',
        '  （一）「前期工作」',
        '  （二）「下步打算」',
        '二、「您提出的关于增加停车位的建议，我局高度重视，已经采纳」',
        '  （一）「前期工作」',
        '  （二）「下步打算」',
      ],
    ],
    [
      'headings of known words where every line break was lost',
      '一、工作开展情况近年来，我局开展检查3次。二、下一步打算我局将继续加强检查，整改问题。',
      ['一、「工作开展情况」', '二、「下一步打算」'],
    ],
    [
      'marks of Markdown around headings',
      '**一、工作情况**\n我局开展检查3次。\n## 二、下一步打算\n我局将健全机制。',
      ['一、「工作情况」', '二、「下一步打算」'],
    ],
  ])('reads %s', (_, body, expected) => {
    expect(outline(body)).toEqual(expected)
  })

  it.each([
    [
      'a first sentence of the last part where no other part has a heading',
      '一、校门前已经完成划线，设置减速带4条。\n二、信号灯已经列入计划，预计年内建成。\n三、由专人对校园周边的流动摊点进行清理，保持道路日常畅通。\n校园周边秩序明显好转。',
      ['一、校门前已', '二、信号灯已', '三、由专人对'],
    ],
    [
      'the end of the last of several parts within a sentence',
      '我局做了三项工作：一、加强领导，成立专班；二、加大投入，安排资金；三、强化督查，通报情况。校园周边秩序明显好转。',
      ['我局做了三项', '一、加强领导', '二、加大投入', '三、强化督查'],
    ],
    [
      'a long first sentence beside a part that is one sentence',
      '一、校门前已经完成划线，设置减速带4条。\n二、按照市政府相关意见，2023年9月，委托设计单位编制了改造方案，报送审定。按照方案，拟新建天桥1座。',
      ['一、校门前已', '二、按照市政'],
    ],
    [
      'a single line between paragraphs',
      '目前已建成的充电站分布在以下乡镇。\n城关镇\n我局已建成充电站12座，车位120个，覆盖全部街道和主要居民小区。\n河东镇、河西镇，\n我局已建成充电站8座，车位80个，年内还将新增4座，投入资金300万元。',
      ['目前已建成的'],
    ],
    [
      'what a single paragraph begins with',
      '关于校园周边管理方面。我局会同公安、城管开展整治12次，取缔摊点23个。\n目前，周边秩序明显好转，群众满意度不断提高。',
      ['关于校园周边'],
    ],
    [
      'the lines that a paragraph was broken into',
      '近年来，我局高度重视校园安全工作，多次开展检查。\n二期工程投入资金200万元完成了校门口护栏和减速带以及\n标线的建设。\n三期工程投入资金300万元完成了操场和宿舍以及食堂的\n改造。',
      ['近年来，我局'],
    ],
  ])('takes %s for text', (_, body, expected) => {
    expect(outline(body)).toEqual(expected)
  })

  it.each([
    '近年来，我县一、二、三产业融合发展，产值1.2亿元，增长2.41%，一抓到底，坚持一是一、二是二。',
    '全县学校规模偏小、布局单一、力量分散。第一时间，我局赶到现场，12:30前完成处置，做到一要是真。',
    '您提出的“一是加强管理；二是加大投入；三是广泛宣传”的建议，我局高度重视，逐条研究。',
    '根据第十二条规定：“有下列情形之一的，责令改正：（一）擅自占用的；（二）擅自挖掘的。”我局依法开展检查12次。',
    '我局在统一、规范上下功夫，问题1个、建议2条，均已整改；涉及的1、2号楼，3、4号楼已经加固。',
  ])('finds no part in %s', (body) => {
    expect(outline(body)).toEqual([body.slice(0, 6)])
  })
})

/** The parts of a whole letter, one a line: role and first characters. */
function parts(text: string): string[] {
  const reply = parseReply(sourceText(text))
  return reply.sections.map(
    ({ role, span }) => `${role} ${reply.text.slice(span.start, span.end).trim().slice(0, 6)}`,
  )
}

describe('what frames the answer', () => {
  it.each([
    [
      'a wish to be told whether the answer satisfies',
      `${head}我局开展检查3次，秩序明显好转。\n不知以上答复您是否满意，感谢您的关心。\n玉环市教育局\n2024年5月20日`,
      [
        'greeting 梁某委员：',
        'receipt 您提出的《关',
        'done 我局开展检查',
        'thanks 不知以上答复',
        'signature 玉环市教育局',
      ],
    ],
    [
      'for whom the opinion of a co-handler is',
      '市水利局：\n经研究，现对梁某代表提出的关于整治河塘的建议提出如下协办意见，供你单位答复代表时参考：\n我局开展检查3次，整改问题12个。\n玉环市生态环境局\n2024年6月12日',
      ['greeting 市水利局：', 'receipt 经研究，现对', 'done 我局开展检查', 'signature 玉环市生态环'],
    ],
    [
      'a receipt without 收悉, with the answer behind it on its line',
      `梁某代表提出的“关于增设信号灯的建议”。经多次对接，我局已增设信号灯2处，施划标线12公里，安装减速带6处，并在学校门前设置护学岗，每日安排交警值守，保障学生出行。\n玉环市教育局\n2024年5月20日`,
      ['receipt 梁某代表提出', 'done 经多次对接，', 'signature 玉环市教育局'],
    ],
    [
      'a date that stands twice below the signature',
      `${head}我局开展检查3次，秩序明显好转。\n玉环市教育局\n2024年5月20日\n2024年5月20日`,
      ['greeting 梁某委员：', 'receipt 您提出的《关', 'done 我局开展检查', 'signature 玉环市教育局'],
    ],
  ])('knows %s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected)
  })
})

describe('the passages of a sentence', () => {
  it('are two where it turns to what comes next', () => {
    const text = `${head}我局对信号灯设置情况进行了多次排查，目前城区各路口信号灯的设置日趋完善，下一步，我局将根据流量变化适时调整，确保道路畅通。${foot}`
    const told = parseReply(sourceText(text)).passages.map((one) => `${one.role} ${one.text.slice(0, 4)}`)
    expect(told.slice(2, 4)).toEqual(['done 我局对信', 'plan 下一步，'])
  })

  it('are two where it goes from what hinders, told at length, to what will be done', () => {
    const text = `${head}该河段河道窄、行洪能力弱，且流域面积过小，不符合中小河流治理项目的申报条件，目前难以争取到专项资金，我局将把该河段纳入规划，积极向上争取资金支持。${foot}`
    const told = parseReply(sourceText(text)).passages.map((one) => `${one.role} ${one.text.slice(0, 4)}`)
    expect(told.slice(2, 4)).toEqual(['problem 该河段河', 'plan 我局将把'])
  })
})
