import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { read } from './read-header.ts'
import { sourceText } from './source.ts'

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
    ['发布机构：温州市文教局\n温州市教育局      签发人：某某\n温教函〔2023〕45号', '温州市教育局'],
    ['智能问答 无障碍浏览 长者模式 数据开放平台\n发布机构：温州市教育局', '温州市教育局'],
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

describe('the authority of a letter without head and signature', () => {
  it.each([
    ['市教育局重视劳动教育。下一步，市教育局将新建基地。', '市教育局'],
    ['温州市教育局参与了建设。下一步，市教育局将新建基地。', '温州市教育局'],
    ['建议批交市教育局承办之后，我局召开了会议。', '市教育局'],
    ['下一步，我局将配合市财政局推进。', null],
    ['市财政局将拨付资金。', null],
    ['培训教师。\n感谢您对藤桥镇政府工作的关心!', '藤桥镇政府'],
    ['培训教师。\n感谢您对温州市教育局工作的支持!', '温州市教育局'],
    ['培训教师。\n感谢您对我局工作的支持!', null],
  ])('in which stands %s is %s', (main, authority) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n近年来，已建成12个。${main}\n感谢您的关心！`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('the body that signs', () => {
  it.each([
    ['单位：温州市教育局\n日期：2023年6月8日', '温州市教育局'],
    ['答复单位（盖章）：温州市教育局\n答复时间：2023年6月8日', '温州市教育局'],
    ['温州海关\n2023年6月8日', '温州海关'],
    ['温州市教育局\n职业教育科\n2023年6月8日', '温州市教育局'],
    ['温州市教育局\n校园安全办公室\n2023年6月8日', '温州市教育局'],
    ['温州市教育局\n市招生办公室\n2023年6月8日', '温州市教育局、市招生办公室'],
    ['温州市教育局\n财政局\n2023年6月8日', '温州市教育局、财政局'],
    ['承办单位：温州市教育局 单位负责人： 2023年6月8日', '温州市教育局'],
  ])('in %j is %s', (end, authority) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n近年来，已建成12个。\n感谢您的关心！\n${end}`
    expect(parseReply(sourceText(text)).header).toMatchObject({ authority, signedOn: '2023-06-08' })
  })
})

describe('an authority that leaves its place open', () => {
  const signed = (title: string, signature: string) =>
    parseReply(
      sourceText(
        `${title}\n某某某代表：\n您提出的《关于修路的建议》收悉，由我局牵头办理。现答复如下：\n已列入计划。\n${signature}\n2023年6月8日`,
      ),
    )

  it.each([
    ['对沁阳市第十四届人大三次会议第15号建议的答复', '市教体局', '沁阳市教体局'],
    ['对沁阳市第十四届人大三次会议第15号建议的答复', '交通局', '沁阳市交通局'],
    ['对柯桥区第十届人大三次会议第15号建议的答复', '区住房和城乡建设局', '柯桥区住房和城乡建设局'],
    ['对湘西州第十五届人大三次会议第15号建议的答复', '州发改委', '湘西土家族苗族自治州发改委'],
    ['对柯桥区第十届人大三次会议第15号建议的答复', '市交通运输局', '市交通运输局'],
    ['对沁阳市第十四届人大三次会议第15号建议的答复', '王召乡人民政府', '王召乡人民政府'],
    ['对沁阳市第十四届人大三次会议第15号建议的答复', '神农山管理局', '神农山管理局'],
    ['对市第十四届人大三次会议第15号建议的答复', '市教体局', '市教体局'],
  ])('is named with the region of %s: %s is %s', (title, signature, authority) => {
    const { header, origins } = signed(title, signature)
    expect(header).toMatchObject({ authority, handlers: { lead: authority } })
    expect(origins.find(({ field }) => field === 'authority')?.value).toBe(authority)
  })
})

describe('the government that publishes what a bureau answers', () => {
  const answer = (box: string, main: string) =>
    parseReply(
      sourceText(
        `${box}\n关于县政协十届二次会议第5号提案的答复\n某某某委员：\n您提出的提案收悉，现答复如下：\n${main}`,
      ),
    ).header.authority

  it.each([
    ['发布机构：乌恰县人民政府\n来源：乌恰县畜牧兽医局', '我局已列入计划。', '乌恰县畜牧兽医局'],
    ['发布机构：乌恰县人民政府', '我局已列入计划。感谢您对乌恰县水利局工作的支持！', '乌恰县水利局'],
    ['发布机构：乌恰县人民政府', '我县已列入计划。', '乌恰县人民政府'],
  ])('below %j, with %s, is not who answers: %s', (box, main, authority) => {
    expect(answer(box, main)).toBe(authority)
  })
})

describe('a footer below the letter of who says 我局', () => {
  it.each([
    ['2023年6月8日\n温州市人民政府办公室', '温州市教育局'],
    ['温州市人民政府', '温州市教育局'],
    ['温州市人民政府\n2023年6月8日', '温州市人民政府'],
    ['2023年6月8日\n温州市教育局', '温州市教育局'],
  ])('%j is of the site, and %s answers', (end, authority) => {
    const text = `关于市政协十届二次会议第5号提案的答复\n来源：温州市教育局\n某某某委员：\n您提出的提案收悉，由我局办理，现答复如下：\n已列入计划。\n${end}`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('an authority without its place below a box', () => {
  it.each([
    ['沁阳市人民政府办公室', '沁阳市教体局'],
    ['沁阳市教育体育局', '沁阳市教育体育局'],
  ])('of %s is %s', (publisher, authority) => {
    const text = `发布机构：${publisher}\n关于市政协十届二次会议第5号提案的答复\n某某某委员：\n您提出的提案收悉，现答复如下：\n感谢您对沁阳市教育的关心，沁阳市已列入计划，我市高度重视。\n市教体局\n2023年6月8日`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('a proposal or suggestion without its answer', () => {
  it.each([
    [
      '关于加强公路养护的建议\n领衔代表：某某某\n建议内容：\n我县公路养护资金不足，路面破损严重。',
      'suggestion',
      null,
    ],
    ['关于加强公路养护的提案\n提案人：某某某\n我县公路养护资金不足，路面破损严重。', 'proposal', null],
    [
      '县十七届人大二次会议\n建议\n第 26 号\n案由：关于加强公路养护的建议\n理由：我县公路养护资金不足，路面破损严重。',
      'suggestion',
      '26',
    ],
  ])('is one of its own kind: %j', (text, kind, number) => {
    const { docType, header } = parseReply(sourceText(text))
    expect({ docType, kind: header.kind, number: header.proposal.number }).toEqual({
      docType: 'other',
      kind,
      number,
    })
  })
})

describe('a sheet that bears a proposal', () => {
  it('tells its session, number and region', () => {
    const head = ['中国人民政治协商会议', '第十二届温州市瓯海区委员会第 二 次会议', '第 47 号 提 案']
    const text = [...head, '题 目 关于整治农贸市场的建议', '案由：农贸市场拥挤、堵塞，建议整治。']
    const { header, region } = parseReply(sourceText(text.join('\n')))
    expect(header.proposal).toMatchObject({ session: '十二届二次会议', number: '47' })
    expect(region?.code).toBe('330304')
  })
})

describe('the title of what a letter without receipt answers', () => {
  it.each([
    ['1.建议情况。某某代表提出“关于修建拦河坝的建议”。\n2.答复情况。已完成可研。', '关于修建拦河坝的建议'],
    ['1.基本情况。某某公司提出“关于发展的规划”。\n2.答复情况。已完成可研。', null],
  ])('in %j is %s', (main, title) => {
    const text = `县十九届人大三次会议第176号建议的办理情况\n${main}`
    expect(parseReply(sourceText(text)).header.proposal.title).toBe(title)
  })

  it('is what the text below the greeting begins with', () => {
    const text =
      '某某某代表您好：\n关于增设红绿灯和疏导车辆的建议，洞头交警大队高度重视，已与规划中队研究。市公安局已组织踏勘。'
    expect(parseReply(sourceText(text))).toMatchObject({
      docType: 'reply',
      header: { proposal: { title: '关于增设红绿灯和疏导车辆的建议' }, authority: '洞头交警大队' },
      region: { code: '330305' },
    })
  })
})

describe('a title that reports', () => {
  it.each([
    ['温州市教育局2023年建议和提案办理总体情况', '温州市教育局', 'other'],
    ['市教育局2023年度建议提案办理工作情况', '市教育局', 'other'],
    ['市教育局2023年度工作情况', '市教育局', 'work-summary'],
  ])('%s is of its body', (title, authority, docType) => {
    const reply = parseReply(sourceText(`${title}\n2023年，我局承办提案12件，已全部办结。`))
    expect({ authority: reply.header.authority, docType: reply.docType }).toEqual({ authority, docType })
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

describe('a letter that answers an office', () => {
  it('is no reply to a proposal', () => {
    const text =
      '浙江省林业厅：\n《浙江省林业厅关于界定古树有关问题的请示》（浙林〔2014〕74号）收悉。经研究，现答复如下：\n一、按照规定办理。\n国家林业局\n2014年9月30日'
    const { docType, header } = parseReply(sourceText(text))
    expect({ docType, title: header.proposal.title, to: header.addresseeType }).toEqual({
      docType: 'other',
      title: null,
      to: null,
    })
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
    ['由我局牵头，市财政局、市人社局配合办理', own, ['市财政局', '市人社局']],
    ['我局联合市财政局、市人社局进行了认真研究', own, ['市财政局', '市人社局']],
    ['市教育局会同市财政局研究办理', '市教育局', ['市财政局']],
    ['由市政府交我局（主办）和市财政局（会办）办理', own, ['市财政局']],
    ['经与会办单位市财政局、市人社局沟通', null, ['市财政局', '市人社局']],
    ['由市教育局主办、我局会办', '市教育局', []],
    ['根据市政府安排，由市教育局会同市财政局、市人社局办理', '市教育局', ['市财政局', '市人社局']],
    ['经会市财政局、瑞安市政府共同研究', null, ['市财政局', '瑞安市政府']],
    ['经市财政局、市经信局会办', null, ['市财政局', '市经信局']],
    ['我局高度重视', null, []],
  ])('are told by %s', (words, lead, joint) => {
    const receipt = `您提出的《关于加强劳动教育的提案》收悉。${words}。现答复如下：`
    expect(read({ receipt }).handlers).toEqual({ lead, joint })
  })
})

describe('the handlers behind the receipt', () => {
  it.each<[string, string | null, string[]]>([
    ['该提案由市城管局主办，我局会办。', '市城管局', []],
    ['该建议由我局主办，市财政局协办。经研究，已列入计划。', '温州市教育局', ['市财政局']],
    ['该项目由市城管局主办。', null, []],
  ])('are told by %s', (words, lead, joint) => {
    const receipt = `您提出的《关于加强劳动教育的提案》收悉。现答复如下：\n${words}`
    expect(read({ receipt }).handlers).toEqual({ lead, joint })
  })
})

describe('the handlers in the box', () => {
  it.each<[string, string | null, string[]]>([
    ['承办单位：平湖市水利局（主办）、平湖市财政局（会办）', '平湖市水利局', ['平湖市财政局']],
    ['海盐县交通运输局（会办：县公安局、武原街道）', null, ['县公安局', '武原街道']],
    ['承办单位：平湖市水利局（水政科）', null, []],
  ])('are told by %s', (above, lead, joint) => {
    expect(read({ above }).handlers).toEqual({ lead, joint })
  })
})

describe('the cells of a row without bars', () => {
  it.each([
    [
      '• 索引号 11610000MB296425XN/2023-00018 主题分类 其他\n• 发布机构 省文化和旅游厅 成文日期\n• 效力状态 有效 文号',
    ],
    [
      '索引号 11610000MB296425XN/2023-00018 主题分类 其他\n发布机构 省文化和旅游厅 成文日期\n效力状态 有效 文号',
    ],
  ])('are read from %j', (above) => {
    expect(read({ above }).indexNumber).toBe('11610000MB296425XN/2023-00018')
  })
})

describe('the addressee', () => {
  it.each([
    ['农工党市委会、致公党市委会：', 'group'],
    ['科技界别组：', 'group'],
    ['市政协社会和法制委员会：', 'group'],
    ['无党派人士界：', 'group'],
    ['无党派人士：', 'group'],
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

describe('the authority of a text that nobody signs', () => {
  it.each([
    ['2023年工作总结\n发布时间:2023-12-01\n温州市教育局2023年工作总结', '温州市教育局'],
    ['2023年工作总结\n发布时间:2023-12-01\n《温州市教育局2023年工作总结》', '温州市教育局'],
    ['政协提案答复\n温州市教育局关于市政协第31号提案的答复', '温州市教育局'],
    ['2023年工作总结\n温州市教育局网站', null],
  ])('below %j is %s', (above, authority) => {
    const text = `${above}\n2023年，新建实践基地12个，培训教师2000人次，成效明显。\n下一步，将继续推进。`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('the authority of a letter that several sign', () => {
  it.each([
    ['温州市教育局\n温州市财政局\n温州市体育局', '温州市教育局、温州市财政局、温州市体育局'],
    [
      '市自然资源和规划局 市市场监督管理局 市房地产服务中心',
      '市自然资源和规划局、市市场监督管理局、市房地产服务中心',
    ],
    ['温州市教育局\n温州市教育局办公室', '温州市教育局'],
    ['温州市教育局\n温州市教育局', '温州市教育局'],
    ['国家卫生健康委\n医政司', '国家卫生健康委'],
    ['中国民用航空局综合司', '中国民用航空局综合司'],
    ['温州市教育局、温州市财政局', '温州市教育局、温州市财政局'],
    ['主办单位：温州市教育局（盖章）\n会办单位：温州市财政局（盖章）', '温州市教育局'],
  ])('as %j is %s', (signers, authority) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n近年来，已建成12个。\n${signers}\n2023年6月8日`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })

  it.each([
    '温州市教育局\n2023年6月7日\n温州市财政局\n2023年6月8日',
    '温州市教育局  2023年6月7日\n温州市财政局  2023年6月8日',
    '温州市教育局（盖章）      温州市财政局（盖章）\n2023年6月7日             2023年6月8日',
  ])('each with a day of its own is all of them: %j', (end) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n近年来，已建成12个。\n感谢您的关心！\n${end}`
    const { header, passages } = parseReply(sourceText(text))
    expect(header).toMatchObject({ authority: '温州市教育局、温州市财政局', signedOn: '2023-06-08' })
    expect(passages.map(({ role }) => role)).toEqual(['greeting', 'receipt', 'done', 'thanks', 'signature'])
  })

  it.each([
    ['温州市教育局 温州市财政局关于市政协十二届二次会议第31号提案的答复', '温州市教育局、温州市财政局'],
    ['市教育局、市财政局关于市政协十二届二次会议第31号提案的答复', '市教育局、市财政局'],
  ])('and that says so only in its title, %s, is %s', (title, authority) => {
    const text = `${title}\n某某某委员：\n您提出的提案收悉，现答复如下：\n近年来，已建成12个。`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('how the handling of a proposal goes on', () => {
  it.each([
    ['关于市政协十二届二次会议第31号提案办理进展情况的报告\n市政协提案委：', 'other'],
    ['市政协十二届二次会议第31号提案办理进展情况\n某某某委员：', 'reply'],
  ])('is told of one proposal below %j', (head, docType) => {
    const text = `${head}\n现将市政协十二届二次会议第31号《关于加强劳动教育的提案》办理进展情况报告如下：\n截至10月底，已建成基地12个。`
    const reply = parseReply(sourceText(text))
    expect(reply.docType).toBe(docType)
    expect(reply.header).toMatchObject({
      title: head.split('\n')[0],
      proposal: { title: '关于加强劳动教育的提案', session: '十二届二次会议', number: '31' },
    })
  })

  it('is the title of the page where it is of many', () => {
    const title = '温州市教育局关于2023年建议提案办理进展情况'
    const text = `${title}\n一、市人大第12号建议《关于增设站点的建议》\n已建成站点2处。\n二、市政协第45号提案《关于改造校舍的提案》\n已改造3所。`
    expect(parseReply(sourceText(text))).toMatchObject({
      docType: 'other',
      header: { title, authority: '温州市教育局', proposal: { title: null, number: null } },
    })
  })
})

describe('a report on the handling of one proposal', () => {
  const title = '关于区政协十三届一次会议第0118号提案的办理报告'

  it('is a reply where it is written to who made it', () => {
    const text = `${title}\n张×委员：\n您提出的《关于加强公路养护的提案》收悉，现将办理情况报告如下：\n近年来，已建成12个。`
    const { docType, header } = parseReply(sourceText(text))
    expect({ docType, kind: header.kind }).toEqual({ docType: 'reply', kind: 'proposal' })
  })

  it('is none where it is written to somebody else', () => {
    const text = `${title}\n区政协提案委：\n现将办理情况报告如下：\n近年来，已建成12个。`
    expect(parseReply(sourceText(text)).docType).toBe('other')
  })
})

describe('the authority that only the site names', () => {
  it.each([
    ['温州市教育局\n当前位置：首页 > 建议提案', '我局建成基地12个。', '温州市教育局'],
    ['主办单位：温州市教育局 承办单位：温州市教育信息中心', '我局建成基地12个。', '温州市教育局'],
    ['版权所有：中华人民共和国农业农村部', '我部建成基地12个。', '中华人民共和国农业农村部'],
    ['农业农村部网站', '我部建成基地12个。', '农业农村部'],
    ['主办：浙江省教育厅', '我厅会同温州市教育局建成基地12个。', '浙江省教育厅'],
    ['主办：温州市教育局', '我委建成基地12个。', null],
    ['主办：温州市教育局', '已建成基地12个。', null],
    ['温州市教育局\n主办：温州市财政局', '我局建成基地12个。', null],
    ['主办：温州市人民政府办公室', '我办建成基地12个。', null],
  ])('%j above %s is %s', (site, main, authority) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n${main}\n感谢您的关心！`
    expect(parseReply(sourceText(text, 'a', { site })).header.authority).toBe(authority)
  })

  it.each([
    ['作者：\n版权所有：温州市教育局 网站主办单位：温州市教育局', '温州市教育局'],
    ['主办单位：温州市人民政府办公室 地址：市府路1号', null],
  ])('in %j below the letter, is %s', (below, authority) => {
    const text = `某某某委员：\n您提出的提案收悉，现答复如下：\n我局建成基地12个。\n感谢您的关心！\n${below}`
    const reply = parseReply(sourceText(text))
    expect(reply.header.authority).toBe(authority)
    expect(reply.sections.map(({ role }) => role)).toEqual(['greeting', 'receipt', 'done', 'thanks'])
  })

  it('tells the region last', () => {
    const text = '某某某委员：\n您提出的提案收悉，现答复如下：\n我区建成基地12个。\n感谢您的关心！\n区教育局'
    const region = (site: string) => parseReply(sourceText(text, 'a', { site })).region?.name
    expect(region('绍兴市柯桥区人民政府')).toBe('柯桥区')
    expect(region('当前位置：首页 > 柯桥区人民政府 > 建议提案')).toBe('柯桥区')
    expect(region('主办：玉环市人民政府办公室')).toBeUndefined()
  })
})

describe('who thanks for the support of its work', () => {
  it.each([
    ['感谢您对城南街道办事处经济和社会事业发展的关心和支持！', '城南街道办事处'],
    ['感谢您对城南镇政府工作的支持！', '城南镇政府'],
    ['感谢您对经济和社会事业发展的关心！', null],
  ])('%s is %s', (thanks, authority) => {
    const text = `某某某代表：\n您提出的建议收悉，现答复如下：\n已建成12个。\n${thanks}`
    expect(parseReply(sourceText(text)).header.authority).toBe(authority)
  })
})

describe('a line between thanks and date', () => {
  it('is of the signature, though nobody knows the name', () => {
    const text =
      '某某某代表：\n您提出的建议收悉，现答复如下：\n已建成12个。\n感谢您的关心！\n某某水库灌溉点\n2023年6月8日'
    const roles = parseReply(sourceText(text)).sections.map(({ role }) => role)
    expect(roles).toEqual(['greeting', 'receipt', 'done', 'thanks', 'signature'])
  })
})

describe('the signature of a letter that is one line', () => {
  it.each([
    '',
    '　　联系人：［姓名已隐去］',
    '　　主管领导：［姓名已隐去］　　经办人及联系电话：［姓名已隐去］：［电话已隐去］',
    `　　联系人：［姓名已隐去］　　联系电话：［电话已隐去］　　地址：温州市${'市府路'.repeat(20)}　　邮政编码：325000`,
    '　　（此件公开发布）　　联系人：［姓名已隐去］',
    '　　抄送：市政协提案委',
  ])('stands before %j', (contact) => {
    const text = `某某某委员：　　您提出的提案收悉。现答复如下：　　已建成基地12个。　　感谢您的支持！　　温州市教育局　　2023年6月8日${contact}`
    expect(parseReply(sourceText(text)).header).toMatchObject({
      authority: '温州市教育局',
      signedOn: '2023-06-08',
    })
  })
})
