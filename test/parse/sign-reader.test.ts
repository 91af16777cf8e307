import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signs } from '../../src/parse/role-signs.ts'
import { readClauses } from '../../src/parse/sign-reader.ts'

function told(sentence: string): string[] {
  return readClauses(sentence).map(({ role, start, end }) => `${sentence.slice(start, end)}${role}`)
}

describe('what the clauses of a sentence tell', () => {
  it.each([
    ['由于资金紧张,我局将分批实施。', ['由于资金紧张,problem', '我局将分批实施。plan']],
    ['已完成设计,推进主体施工,力争明年开工。', ['已完成设计,done', '力争明年开工。plan']],
    ['近年来,水生态遭到破坏,取水困难。', ['近年来,水生态遭到破坏,problem', '取水困难。problem']],
    ['该路段破损严重。', ['该路段破损严重。problem']],
    ['对破损路面进行修复。', []],
    ['解决停车困难问题。', []],
    ['我局将该项目列入规划。', []],
    ['临近将近一年。', []],
    ['推广应用新技术。', []],
    ['会议提出将在下一阶段统筹。', []],
    ['历史欠账多,投入杯水车薪。', ['历史欠账多,problem', '投入杯水车薪。problem']],
    ['涉及机构设置、资金渠道等问题。', []],
    ['把充电设施作为交通工作的重要内容。', []],
    ['民宿是乡村旅游的重要内容。', ['民宿是乡村旅游的重要内容。background']],
    ['做好已开展的试点。', []],
    ['由我局会办。', []],
    ['并要求各校按照办法开放。', ['并要求各校按照办法开放。done']],
    ['该镇目前还不属于建成区。', ['该镇目前还不属于建成区。problem']],
    ['在没有安装到位之前,先设置临时信号灯。', []],
    ['该路段没有路灯。', ['该路段没有路灯。problem']],
    ['应取得许可,不得擅自占用。', ['应取得许可,background', '不得擅自占用。background']],
    ['依据《关于已建成项目将移交的通知》。', []],
    ['检查经营户是否具有合法资格。', []],
    ['提升群众的获得感。', []],
    ['没有必要再修一条路。', []],
    ['污水没有得到有效治理。', ['污水没有得到有效治理。problem']],
    ['对提案反映的问题进行梳理。', []],
    ['我局曾在该村安装水箱。', ['我局曾在该村安装水箱。done']],
    ['资金保障上还没有专门的预算。', ['资金保障上还没有专门的预算。problem']],
    ['乡政府不能对该地块进行硬化。', ['乡政府不能对该地块进行硬化。problem']],
    ['关于车辆不能通行的建议。', []],
    ['将积极协调乡镇把项目纳入项目库。', ['将积极协调乡镇把项目纳入项目库。plan']],
    ['待新建道路投用时开通公交。', ['待新建道路投用时开通公交。plan']],
    ['今年将陆续改造其他小区。', ['今年将陆续改造其他小区。plan']],
    ['对职责、实施原则作出了明确要求。', ['对职责、实施原则作出了明确要求。done']],
    ['会同各单位分析问题。', []],
    ['为符合规定要求的摊贩登记。', []],
    ['满足农业生产需要的目的。', []],
    ['以目前的财力,', []],
    ['站亭的运营由属地乡镇负责。', ['站亭的运营由属地乡镇负责。background']],
    ['通报问题12个,下发整改通知书8份。', []],
    ['查处违法问题15起。', []],
    ['发现安全隐患 56 处。', []],
    ['确保群众反映的停车问题得到解决。', []],
    ['推动各类问题解决。', []],
    ['督促其对存在问题进行整改。', []],
    ['存在的问题逐一整改销号。', []],
    ['停车问题长期得不到解决。', ['停车问题长期得不到解决。problem']],
    ['停车问题仍未解决。', ['停车问题仍未解决。problem']],
    ['目前仍存在问题3个。', ['目前仍存在问题3个。problem']],
  ])('%s', (sentence, clauses) => {
    expect(told(sentence)).toEqual(clauses)
  })

  it('stands in order and ends where a clause ends, in any sentence', () => {
    const words = fc.constantFrom(...signs.flatMap((row) => row.words.split(' ')), ...',:《》水8')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (some) => {
        const sentence = some.join('')
        let reached = 0
        for (const { start, end } of readClauses(sentence)) {
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          expect(end === sentence.length || ',:;'.includes(sentence.charAt(end - 1))).toBe(true)
          reached = end
        }
      }),
    )
  })
})

describe('the table of signs', () => {
  it('has each word once for each role and strength', () => {
    const seen = signs.flatMap((row) =>
      row.words.split(' ').map((word) => `${word} ${row.role} ${row.weight}`),
    )
    expect(seen.filter((one, at) => seen.indexOf(one) !== at && !one.startsWith('计划 '))).toEqual([])
  })

  it('has no empty word', () => {
    expect(signs.filter(({ words }) => words.split(' ').includes(''))).toEqual([])
  })
})
