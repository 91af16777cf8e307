import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { sourceText } from './source.ts'

interface Letter {
  readonly above?: string
  readonly title?: string
  readonly greeting?: string
  readonly receipt?: string
  readonly date?: string
}

/** A reply of 温州市教育局 in which one line is written as the test wants it. */
function read(letter: Letter) {
  const title = letter.title ?? '关于市政协十二届二次会议第31号提案的答复'
  const lines = [
    letter.above ?? '',
    title,
    letter.greeting ?? (/人大/.test(title) ? '某某某代表：' : '某某某委员：'),
    letter.receipt ?? '您提出的《关于加强劳动教育的提案》收悉。现答复如下：',
    '近年来，我局高度重视，已建成实践基地12个。',
    '感谢您的关心支持！',
    '温州市教育局',
    letter.date ?? '2023年6月8日',
  ]
  return parseReply(sourceText(lines.join('\n'))).header
}

describe('the document number', () => {
  it.each([
    '温教函[2023]45号',
    '温教函（2023）45号',
    '温教函【2023】第45号',
    '温教函﹝2023﹞45号',
    '温教函〔2023年〕45号',
    '温教函 〔 2023 〕 45 号',
    '温教函〔二〇二三〕45号',
    '温教函［2023］四十五号',
    '温教函{2023}45号',
    '温教函<2023>45号',
    '温教函2023〔45〕号',
    '(温教函〔2023〕45号)',
    '文号：温教函〔2023〕45',
    '温州市教育局函件 温教函〔2023〕45号',
    '温教函〔2023〕45号 (A类)',
    '温教函〔2023〕45号　　　　　　签发人：某某',
    '温教函〔202345                签发人：某某',
    '温教函〔202345号  (A)类',
    '文号：\n温教函\n〔2023〕\n45号',
    `温教函〔2023〕45号${' '.repeat(30)}分 类：B 类${' '.repeat(30)}签发人：某某`,
  ])('is read from %s', (above) => {
    expect(read({ above }).docNumber).toBe('温教函〔2023〕45号')
  })

  it('may have a sign of its sort behind the year', () => {
    expect(read({ above: '温市政园林〔2023〕函字45号' }).docNumber).toBe('温市政园林〔2023〕函字45号')
  })

  it.each(['〔2023〕45号', '2023年第45号', '根据温教函〔2023〕45号'])('is not made of %s', (above) => {
    expect(read({ above }).docNumber).toBeNull()
  })
})

describe('the document number of a township', () => {
  it.each([
    ['发文字号：2023-45', '2023-45'],
    ['编号 2023-45', null],
  ])('of %s is %s', (above, docNumber) => {
    expect(read({ above }).docNumber).toBe(docNumber)
  })
})

describe('the title', () => {
  it.each([
    ['当前位置：首页 > 互动交流 > 建议提案\n', '关于市政协十二届二次会议第31号提案的答复'],
    ['复文标题：关于市政协十二届二次会议第31号提案的答复\n', '关于市政协十二届二次会议第31号提案的答复'],
  ])('below %j is %s', (above, title) => {
    expect(read({ above }).title).toBe(title)
  })
})

describe('the title on its line', () => {
  it.each([
    ['[主动公开]关于市政协十二届二次会议第31号提案的答复', '关于市政协十二届二次会议第31号提案的答复'],
    ['【提案答复】关于市政协十二届二次会议第31号提案的答复', '关于市政协十二届二次会议第31号提案的答复'],
    [
      '关于市政协十二届二次会议第31号提案的答复 (温教函〔2023〕45 号)',
      '关于市政协十二届二次会议第31号提案的答复',
    ],
    ['关于市政协十二届二次会议第31号提案的答复 2023-07-01', '关于市政协十二届二次会议第31号提案的答复'],
    ['关于市政协十二届二次会议第31号提案的答复意见书', '关于市政协十二届二次会议第31号提案的答复意见书'],
    ['———关于市政协十二届二次会议第31号提案的答复', '关于市政协十二届二次会议第31号提案的答复'],
    [
      '第31号提案的答复\n\n关于市政协十二届二次会议\n\n31号提案的答复',
      '关于市政协十二届二次会议31号提案的答复',
    ],
    ['温州市第十四届人大二次会议第23号建议办理单', '温州市第十四届人大二次会议第23号建议办理单'],
    ['关于加强劳动教育的提案', '关于加强劳动教育的提案'],
    ['关于加强劳动教育的建议答复的函(编号:B(2023)31号)', '关于加强劳动教育的建议答复的函(编号:B(2023)31号)'],
    [
      '市政协提案\n市政协十二届二次会议《关于加强劳动教育的提案》(31号)答复',
      '市政协十二届二次会议《关于加强劳动教育的提案》(31号)答复',
    ],
    ['加强劳动教育的提案', null],
  ])('%s is %s', (title, expected) => {
    expect(read({ title }).title).toBe(expected)
  })
})

describe('the date of publication', () => {
  it.each([
    ['admin 484 2023-07-01', '2023-07-01'],
    ['教育资讯网 某某  2023-07-01 17:20:08  评论()', '2023-07-01'],
    ['某某百科·作者佚名  2023-07-01', '2023-07-01'],
    ['温州市政府 www.example.com 2023-07-01 12:23 来源：市教育局 放大 正常 缩小', '2023-07-01'],
    ['2023年07月01日 09:12', '2023-07-01'],
    ['[2023-07-01]', '2023-07-01'],
    ['发布时间: 2023/7/1 15:08:22', '2023-07-01'],
    ['2023年07月01日 来源: 温州教育', '2023-07-01'],
    ['编稿时间: 2023-07-01 15:26 来源: 温州教育网', '2023-07-01'],
    ['2023年7月1日 星期六', null],
    ['会议于 2023-07-01 召开', null],
  ])('of %s is %s', (above, publishedOn) => {
    expect(read({ above }).publishedOn).toBe(publishedOn)
  })
})

describe('the date of the signature', () => {
  it.each([
    ['2023 年 6 月 8 日', '2023-06-08'],
    ['二〇二三年六月八日', '2023-06-08'],
    ['二ΟΟ九年六月八日[1]', '2009-06-08'],
    ['2023 年68', '2023-06-08'],
    ['20236月8', '2023-06-08'],
    ['二零二三年十二月三十一日', '2023-12-31'],
    ['二O二三年六月廿八日', '2023-06-28'],
    ['二　〇　二　三　年　六　月　十　八　日', '2023-06-18'],
    ['2023.06.08', '2023-06-08'],
    ['２０２３年６月８日', '2023-06-08'],
    ['（2023年6月8日）', '2023-06-08'],
    ['日期：2023年6月8日', '2023-06-08'],
    ['20230608', '2023-06-08'],
    ['2023年6月', null],
    ['2023年2月30日', null],
  ])('of %s is %s, and the name above it signs', (date, signedOn) => {
    expect(read({ date })).toMatchObject({ signedOn, authority: '温州市教育局' })
  })
})

describe('kind, session and number', () => {
  it.each([
    ['关于对市十七届人大三次会议第第18号建议的答复', 'suggestion', '十七届三次会议', '18'],
    ['关于市人大十七届三次会议建议第1008号的答复', 'suggestion', '十七届三次会议', '1008'],
    ['关于市十七届人大三次会议第12号议案转建议的答复', 'suggestion', '十七届三次会议', '12'],
    [
      '关于对政协温州市第十二届委员会第二次会议第20230045号提案的答复',
      'proposal',
      '十二届二次会议',
      '20230045',
    ],
    ['关于市政协十二届二次会议第12、15、31号提案的合并答复', 'proposal', '十二届二次会议', '12、15、31'],
    ['关于市政协十二届二次会议第12号和第31号提案的答复', 'proposal', '十二届二次会议', '12、31'],
    ['关于市政协2024年9号提案的答复', 'proposal', null, '9'],
    ['关于市政协十二届二次会议提案No.31的答复', 'proposal', '十二届二次会议', '31'],
    ['关于温州市政协十二届二次会议提案第B031号的答复', 'proposal', '十二届二次会议', 'B031'],
    ['关于市政协12届2次会议第31号提案的答复', 'proposal', '十二届二次会议', '31'],
    ['关于市政协十二届二次全会第031号(社会建设类)提案的答复', 'proposal', '十二届二次会议', '031'],
    ['关于市政协十二届二次会议第三十一号提案的答复', 'proposal', '十二届二次会议', '31'],
    ['关于市政协十二届二次会议《关于加强劳动教育的提案》(第31号)的答复', 'proposal', '十二届二次会议', '31'],
    ['关于“市政协十二届二次会议第31号提案”的答复', 'proposal', '十二届二次会议', '31'],
    ['关于市政协十二届二次会议第6.11号提案的复函', 'proposal', '十二届二次会议', '6.11'],
    ['关于市政协十二届二次会议第31\n\n提案的答复', 'proposal', '十二届二次会议', '31'],
    ['对市政协十二届二次会议第31号提案的答复：关于加强劳动教育的提案', 'proposal', '十二届二次会议', '31'],
    [
      '(2023年)关于市政协十二届二次会议第31号提案的答复发文机关温州市教育局',
      'proposal',
      '十二届二次会议',
      '31',
    ],
    ['温州市教育局\n建议/提案提出者：某某某 建议/提案号：31', 'proposal', null, '31'],
    ['市政协十二届二次会议第31号提案的答复函《关于加强劳动教育的建议》', 'proposal', '十二届二次会议', '31'],
    ['关于市政协第十二届二次会议 第31号提案办理落实情况', 'proposal', '十二届二次会议', '31'],
    ['关于市政协十二届常委会第八次会议第3号建议案的答复', 'proposal', null, '3'],
    ['关于市政协十二届二次会议第2023-045号提案的答复', 'proposal', '十二届二次会议', '2023-045'],
  ])('of %s are %s, %s, %s', (title, kind, session, number) => {
    const header = read({ title })
    expect({ kind: header.kind, ...header.proposal }).toMatchObject({ kind, session, number })
  })
})

describe('the kind of what a deputy wrote', () => {
  it.each([
    ['您提出的《关于加强劳动教育的建议》收悉，对您提出的提案答复如下：', 'suggestion'],
    ['您在市政协会议上提出的《关于加强劳动教育的建议》收悉，现答复如下：', 'proposal'],
  ])('is told by %s', (receipt, kind) => {
    expect(read({ title: '温州市教育局', greeting: '某某某代表：', receipt }).kind).toBe(kind)
  })
})

describe('the kind of a letter to nobody', () => {
  it.each([
    ['当前位置:首页 > 政府信息公开 > 建议提案复文 > 建议复文', 'suggestion'],
    ['当前位置:首页 > 政府信息公开 > 建议提案复文 > 提案复文', 'proposal'],
    ['当前位置:首页 > 政府信息公开 > 建议提案复文', null],
  ])('below %s is %s', (above, kind) => {
    const title = '“关于完善劳动教育机制的建议”复文(2020年第2995号)'
    expect(read({ above, title, greeting: '', receipt: '近年来，各地积极开展劳动教育。' }).kind).toBe(kind)
  })
})

describe('the authority', () => {
  it.each([
    [
      '文号\n\n浙教函〔2023〕5号\n\n公开日期\n\n2023年6月19日\n\n机构分类\n\n体育处\n\n公文类型\n\n其他',
      null,
    ],
    [
      '新疆维吾尔自治区交通运输厅\n发布时间：2023-07-09    来源：自治区交通运输厅',
      '新疆维吾尔自治区交通运输厅',
    ],
  ])('of an unsigned letter below %j is %s', (above, authority) => {
    const text = [
      above,
      '关于第31号提案的答复',
      '某某某委员：',
      '您提出的提案收悉，现答复如下：',
      '已建成12个。',
    ]
    expect(parseReply(sourceText(text.join('\n'))).header.authority).toBe(authority)
  })
})

describe('a text that answers nothing', () => {
  it.each([
    [
      '关于2023年建议提案办理工作的总结\n今年我局共承办建议2件：1.《关于增设站点的建议》（第214号）；2.《关于规范停车的建议》（第73号）。',
      { title: null, session: null, number: null },
    ],
    [
      '关于市政协十二届二次会议第31号提案办理情况的报告\n市政协提案委员会：\n市教育局高度重视，现将办理情况报告如下。',
      { title: null, session: '十二届二次会议', number: '31' },
    ],
  ])('has of %j only what it is about', (text, proposal) => {
    expect(parseReply(sourceText(text)).header).toMatchObject({ kind: null, proposal })
  })
})

describe('the title of the proposal', () => {
  it.each([
    ['您提出的《劳动教育成果转化之我见》，已交我局研究办理，现答复如下：', '劳动教育成果转化之我见'],
    ['您提出的《关于加强劳动教育的建议（第31号建议）收悉，现答复如下：', '关于加强劳动教育的建议'],
    ['您提出的关于加强劳动教育”的提案收悉，现答复如下：', '关于加强劳动教育'],
    ['您提出的以劳育人：让实践基地活起来的提案收悉，现答复如下：', '以劳育人：让实践基地活起来的提案'],
    [
      '您提出的关于加强劳动教育的提案收悉，在上次答复时列为“部分采纳”。现答复如下：',
      '关于加强劳动教育的提案',
    ],
  ])('of %s is %s', (receipt, title) => {
    expect(read({ receipt }).proposal.title).toBe(title)
  })
})

describe('the outcome', () => {
  it.each([
    ['办理类型:A', 'A'],
    ['办理结果：B类', 'B'],
    ['（A）', 'A'],
    ['答复类别:已解决(A)', 'A'],
    ['办理结果:□A ■B □C', 'B'],
    ['办理结果：☑A类 □B类 □C类', 'A'],
    ['办复类型:A类 所提问题已经解决', 'A'],
    ['A类(公开)', 'A'],
    ['意见类别：Ｂ', 'B'],
    ['温教函〔2023〕45号(B)类', 'B'],
    ['B　　温教函〔2023〕45号', 'B'],
    ['办理类别：A1', 'A'],
    ['办复标识：A', 'A'],
    ['[办理结果标注(A1)]', 'A'],
    ['办理结果：(B2类)', 'B'],
    ['温教函〔2023〕45号A1类 同意公开', 'A'],
    ['办理结果：已解决', null],
    ['办结类别 | C |', 'C'],
    ['类型:提案', null],
    ['公开属性:A', null],
  ])('of %s is %s', (above, outcome) => {
    expect(read({ above }).outcome).toBe(outcome)
  })
})

describe('the handlers', () => {
  const own = '温州市教育局'
  it.each<[string, string | null, string[]]>([
    ['由我局主办，市财政局、市文广旅局会办', own, ['市财政局', '市文广旅局']],
    ['经我局会同市财政局研究办理', own, ['市财政局']],
    ['该提案由市教育局主办、市财政局协办', '市教育局', ['市财政局']],
    ['综合市财政局、市商务局的会办意见', null, ['市财政局', '市商务局']],
    ['综合市财政局、市商务局等单位意见', null, ['市财政局', '市商务局']],
    ['经与市财政局、市商务局研究', null, ['市财政局', '市商务局']],
    ['结合您的意见', null, []],
    ['由我局牵头办理，市农业农村局和鹿城区政府配合办理', own, ['市农业农村局', '鹿城区政府']],
    ['市教育局牵头协同市商务局、市供销社等单位认真研究办理', '市教育局', ['市商务局', '市供销社']],
    ['主办单位：市教育局；会办单位：市财政局、市总工会', '市教育局', ['市财政局', '市总工会']],
    ['结合会办单位市财政局意见', null, ['市财政局']],
    ['我局作为主办单位，会同协办单位市妇联、市残联进行了研究', own, ['市妇联', '市残联']],
    ['市人大常委会办公厅交由我单位办理，会同市财政局等协办单位进行研究', null, ['市财政局']],
    ['我局高度重视', null, []],
  ])('are told by %s', (words, lead, joint) => {
    const receipt = `您提出的《关于加强劳动教育的提案》收悉。${words}。现答复如下：`
    expect(read({ receipt }).handlers).toEqual({ lead, joint })
  })
})

describe('the addressee', () => {
  it.each([
    ['农工党市委会、致公党市委会：', 'group'],
    ['科技界别组：', 'group'],
    ['市政协社会和法制委员会：', 'group'],
    ['无党派人士界：', 'group'],
    ['尊敬的某某某委员，您好：', 'member'],
    ['某某某常委：', 'member'],
    ['某某某委员，', 'member'],
    ['瓯海代表团', 'group'],
    ['台盟市委会 某某某委员：', 'member'],
    ['某某某（领衔）、某某某代表：', 'deputy'],
    ['某某某主委：', null],
    ['某某某代表：第二次会议第31号建议办理情况的答复', 'deputy'],
  ])('%s is a %s', (greeting, type) => {
    expect(read({ greeting }).addresseeType).toBe(type)
  })
})
