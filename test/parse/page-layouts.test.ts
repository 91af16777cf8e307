import { describe, expect, it } from 'vitest'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { read } from './read-header.ts'
import { sourceText } from './source.ts'

function reply(lines: readonly string[]) {
  return parseReply(sourceText(lines.join('\n')))
}

const greeting = '某某某代表：'
const receipt = '您提出的《关于修整沿河步道的建议》收悉。现答复如下：'
const text = '近年来，我局高度重视，已修整步道12公里。'

describe('a row of cells that lost its bars', () => {
  it('ends the index number where a label begins that nobody knows', () => {
    const above =
      '索 引 号 07B010301202300513 信息来源处室 沿海渔业处\n文 号 温教函〔2023〕45号\n公开日期 2023-07-01'
    expect(read({ above })).toMatchObject({
      indexNumber: '07B010301202300513',
      docNumber: '温教函〔2023〕45号',
    })
  })

  it('gives the day of handing on to nobody else', () => {
    const above = '承办单位及答复\n主办单位 会办 交办日期\n    2023-03-13\n详细查看'
    expect(read({ above }).publishedOn).toBeNull()
  })
})

describe('the title of a reply', () => {
  it.each(['关于对社情民意信息第36期的回复', '关于改善校门口秩序的回复'])('may be %s', (title) => {
    expect(read({ title }).title).toBe(title)
  })
})

describe('a quotation mark that nothing closes', () => {
  it.each([
    ['您提出的《关于治理“空中蛛网的建议》收悉。现答复如下：', '关于治理“空中蛛网的建议'],
    ['您提出的《关于推广“一站式服务”的建议》收悉。现答复如下：', '关于推广“一站式服务”的建议'],
  ])('ends with the title around it: %s', (line, title) => {
    expect(read({ receipt: line }).proposal.title).toBe(title)
  })
})

describe('a school or a farm that answers', () => {
  it.each(['永嘉县枫林中学', '温州市第一幼儿园', '国营龙湾农场'])('is the authority: %s', (name) => {
    const { header } = reply(['关于县十届人大二次会议第5号建议的答复', greeting, receipt, text, name])
    expect(header.authority).toBe(name)
  })
})

describe('the region of a letter that names none as its own', () => {
  it('is the one whose rulers it calls the own ones', () => {
    const body = '在省委、省政府的指导下，四川省民政厅建成公墓283处。'
    expect(reply([greeting, receipt, body]).region?.code).toBe('510000')
  })

  it('is the district of the site, where the session is the whole city’s', () => {
    const page = ['来源: 柳北区人民政府办公室', '关于对柳州市第十五届人大第二次会议第92号建议的答复']
    const body = '我区高度重视，我区已修整步道12公里。'
    expect(reply([...page, greeting, receipt, body]).region?.code).toBe('450205')
  })

  it('is that of the session above a suggestion', () => {
    const page = ['盐城市盐都区第十四届人民代表大会第二次会议代表建议', '案由：修整沿河步道']
    expect(reply([...page, '理由：沿河步道年久失修，行人不便，建议修整。']).region?.code).toBe('320903')
  })
})

describe('a page that bears a suggestion or a proposal alone', () => {
  const matter = '沿河步道年久失修，行人不便，建议有关部门早日修整。'
  it.each([
    [['关于修整沿河步道的建议', '提建议人：某某某等8名代表', matter], 'suggestion', null],
    [['首页 > 人大建议', '标题：关于修整沿河步道的建议', '内容：', matter], 'suggestion', null],
    [['政协瓯海区第八届委员会第三次会议委员提案（第48号）', '提案内容：', matter], 'proposal', '48'],
  ])('is of the kind that it says: %j', (lines, kind, number) => {
    const { docType, header } = reply(lines)
    expect([docType, header.kind, header.proposal.number]).toEqual(['other', kind, number])
  })
})

describe('the end of a page', () => {
  const letter = [greeting, receipt, text, '感谢您的支持！', '温州市教育局', '2023年6月8日']
  it.each([
    '相关新闻：\n- 市教育局召开会议2023-06-01',
    '扫码关注\n温州教育',
    '【责任编辑：市教育局】 【收藏】 【关闭窗口】',
  ])('is not of the letter: %j', (foot) => {
    const { passages } = reply([...letter, foot])
    expect(passages.at(-1)?.text).toBe('温州市教育局\n2023年6月8日')
  })

  it('keeps the class of the answer beside its label, and out of the contact', () => {
    const { passages } = reply([...letter.slice(0, 3), '办复类别： B', '联系人：某某某', ...letter.slice(4)])
    expect(passages.slice(-3).map((passage) => [passage.role, passage.text])).toEqual([
      ['other', '办复类别： B'],
      ['contact', '联系人：某某某'],
      ['signature', '温州市教育局\n2023年6月8日'],
    ])
  })
})

describe('what crawlers lose of a number', () => {
  it.each([
    ['温路函202345  B', '温路函〔2023〕45号', 'B'],
    ['温教函〔2023〕45号关于市政协十二届二次会议第31号提案的答复', '温教函〔2023〕45号', null],
  ])('is not missed in %s', (above, docNumber, outcome) => {
    expect(read({ above })).toMatchObject({
      docNumber,
      outcome,
      title: '关于市政协十二届二次会议第31号提案的答复',
    })
  })
})

describe('a body beside the label of a writer', () => {
  it.each([
    ['作者：温州市林业局  发布时间：2023-07-01', '温州市林业局'],
    ['作者：王某某  发布时间：2023-07-01', null],
  ])('answers: %s', (above, authority) => {
    const lines = [above, '关于市十四届人大二次会议第31号建议的答复', greeting, receipt, '已修整步道12公里。']
    expect(reply(lines).header.authority).toBe(authority)
  })
})

describe('a county that cites its own documents', () => {
  it.each([
    ['县政府印发《关于振兴霞浦茶产业的意见》（霞政办〔2021〕108号），全县茶园扩大到9万亩。', '350921'],
    ['市政府印发《关于振兴霞浦茶产业的意见》（宁政办〔2021〕108号），全县茶园扩大到9万亩。', null],
  ])('is the region: %s', (body, code) => {
    expect(reply([greeting, receipt, body]).region?.code ?? null).toBe(code)
  })
})

describe('an answer below the suggestion, headed but written to nobody', () => {
  it('tells its title, number and class, and begins below them', () => {
    const asked = ['关于修整沿河步道的建议', '建议正文', `${text}但仍有3公里年久失修，建议早日修整。`]
    const head = ['办理简述', 'A', '瓯海区住房和城乡建设局', '关于区九届人大二次会议第50号建议的', '复函']
    const { header, sections } = reply([
      ...asked,
      ...head,
      '一、基本情况',
      text,
      '二、下一步打算',
      '继续修整。',
    ])
    expect(header).toMatchObject({
      title: '瓯海区住房和城乡建设局关于区九届人大二次会议第50号建议的复函',
      proposal: { title: '关于修整沿河步道的建议', number: '50' },
      outcome: 'A',
    })
    expect(sections.map(({ heading }) => heading)).toEqual([null, '基本情况', '下一步打算'])
  })
})

describe('a page that is one line, the answer behind its label', () => {
  it('has the title and the addressee of the answer', () => {
    const asked =
      '第50号关于修整沿河步道的建议 建议号:第50号 提案人:某某某 内容: 沿河步道年久失修，建议早日修整。'
    const answer = `承办单位:住建局 办理情况: 瓯海区住建局关于区九届人大 二次会议第50号建议的答复函 某某某代表: ${receipt} ${text}`
    expect(reply([`${asked} ${answer} 瓯海区住建局 2023年6月8日`]).header).toMatchObject({
      title: '瓯海区住建局关于区九届人大二次会议第50号建议的答复函',
      addresseeType: 'deputy',
      signedOn: '2023-06-08',
    })
  })
})
