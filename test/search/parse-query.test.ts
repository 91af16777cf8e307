import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueryNode } from '../../src/indexing/query-tree.ts'
import type { Filters } from '../../src/indexing/reply-index.ts'
import { LONGEST_QUERY, parseQuery } from '../../src/search/parse-query.ts'

function written(node: QueryNode | null): string {
  if (node === null) return '∅'
  switch (node.kind) {
    case 'text':
      return node.exact ? `"${node.text}"` : node.text
    case 'not':
      return `¬${written(node.part)}`
    case 'all':
      return `(${node.parts.map(written).join(' ∧ ')})`
    case 'any':
      return `(${node.parts.map(written).join(' ∨ ')})`
  }
}

function textsOf(node: QueryNode | null): string[] {
  if (node === null) return []
  if (node.kind === 'text') return [node.text]
  return node.kind === 'not' ? textsOf(node.part) : node.parts.flatMap(textsOf)
}

function values(filters: Filters): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(filters).filter(([, list]) => list.length > 0))
}

describe('parseQuery', () => {
  it.each([
    ['双倍增', '双倍增'],
    ['315 双倍增', '(315 ∧ 双倍增)'],
    ['３１５　双倍增', '(315 ∧ 双倍增)'],
    ['"揭榜挂帅"', '"揭榜挂帅"'],
    ['“揭榜挂帅”', '"揭榜挂帅"'],
    ['「揭榜挂帅」', '"揭榜挂帅"'],
    ['『揭榜挂帅』', '"揭榜挂帅"'],
    ['＂揭榜挂帅＂', '"揭榜挂帅"'],
    ['”揭榜挂帅“', '"揭榜挂帅"'],
    ['“尖兵”“领雁”', '("尖兵" ∧ "领雁")'],
    ['企业 -专精特新', '(企业 ∧ ¬专精特新)'],
    ['企业 －“专精特新”', '(企业 ∧ ¬"专精特新")'],
    ['企业 NOT 专精特新', '(企业 ∧ ¬专精特新)'],
    ['落实“315”工程', '落实315工程'],
    ['R&D 经费', '(r&d ∧ 经费)'],
    ['2020-2024', '2020-2024'],
    ['後續 產學研', '(后续 ∧ 产学研)'],
    ['科技 、 创新', '(科技 ∧ 创新)'],
    ['双倍增 双倍增', '双倍增'],
    ['非遗 非 企业', '(非遗 ∧ 非 ∧ 企业)'],
    ['', '∅'],
    ['   ', '∅'],
    ['“”', '∅'],
    ['-', '-'],
    ['或', '"或"'],
    ['()', '"()"'],
  ])('reads %s as %s', (raw, tree) => {
    expect(written(parseQuery(raw).tree)).toBe(tree)
  })

  it.each([
    ['双倍增 OR 揭榜挂帅', '(双倍增 ∨ 揭榜挂帅)'],
    ['双倍增 或 揭榜挂帅', '(双倍增 ∨ 揭榜挂帅)'],
    ['双倍增|揭榜挂帅', '(双倍增 ∨ 揭榜挂帅)'],
    ['双倍增 ｜ 揭榜挂帅 || 315', '(双倍增 ∨ 揭榜挂帅 ∨ 315)'],
    ['玉环或建德', '玉环或建德'],
    ['玉环 AND 建德', '(玉环 ∧ 建德)'],
    ['玉环 双倍增 OR 315', '((玉环 ∧ 双倍增) ∨ 315)'],
    ['玉环 (双倍增 OR 315)', '(玉环 ∧ (双倍增 ∨ 315))'],
    ['玉环（双倍增 或 315）', '(玉环 ∧ (双倍增 ∨ 315))'],
    ['企业(创新', '企业(创新'],
    ['玉环 （双倍增 或 315）', '(玉环 ∧ (双倍增 ∨ 315))'],
    ['(玉环 建德) 315', '(玉环 ∧ 建德 ∧ 315)'],
    ['-(玉环 OR 建德) 315', '(¬(玉环 ∨ 建德) ∧ 315)'],
    ['企业 OR -专精特新', '(企业 ∨ ¬专精特新)'],
    ['首台(套)产品', '首台(套)产品'],
    ['首台（套）', '首台(套)'],
    ['(套)产品', '(套)产品'],
    ['((双倍增))', '双倍增'],
    ['-(-双倍增)', '双倍增'],
  ])('reads alternatives and brackets: %s as %s', (raw, tree) => {
    expect(written(parseQuery(raw).tree)).toBe(tree)
  })

  it.each<[string, Record<string, string[]>, string]>([
    ['地区:玉环 双倍增', { region: ['331083'] }, '双倍增'],
    ['地区：玉环市 双倍增', { region: ['331083'] }, '双倍增'],
    ['region:331083 双倍增', { region: ['331083'] }, '双倍增'],
    ['地区: 浙江 双倍增', { region: ['330000'] }, '双倍增'],
    ['地區:臨沂', { region: ['371300'] }, '∅'],
    ['地区:绍兴柯桥', { region: ['330603'] }, '∅'],
    ['地区:资源', { region: ['450329'] }, '∅'],
    ['地区:"玉环"', { region: ['331083'] }, '∅'],
    ['地区:玉环 地区:建德', { region: ['331083', '330182'] }, '∅'],
    ['地区:玉环,建德 315', { region: ['331083', '330182'] }, '315'],
    ['(地区:玉环 OR 地区:建德) 315', { region: ['331083', '330182'] }, '315'],
    ['项目:双倍增', { programme: ['shuangbeizeng'] }, '∅'],
    ['项目:“双倍增”行动 企业', { programme: ['shuangbeizeng'] }, '企业'],
    ['programme:315', { programme: ['315'] }, '∅'],
    ['单位:玉环市科学技术局', { authority: ['玉环市科学技术局'] }, '∅'],
    ['org:科技局 315', { authority: ['科技局'] }, '315'],
    ['章节:下一步 人才', { section: ['plan'] }, '人才'],
    ['section:done', { section: ['done'] }, '∅'],
    ['章节:成效|问题', { section: ['done', 'problem'] }, '∅'],
    ['类别:提案', { kind: ['proposal'] }, '∅'],
    ['类别:提案|建议', { kind: ['proposal', 'suggestion'] }, '∅'],
    ['kind:suggestion', { kind: ['suggestion'] }, '∅'],
    ['年份:2024', { year: ['2024'] }, '∅'],
    ['年份:２０２４年', { year: ['2024'] }, '∅'],
    ['年份:二〇二三', { year: ['2023'] }, '∅'],
    ['年份:二0二三年', { year: ['2023'] }, '∅'],
    ['年份:二○二三至２０２４', { year: ['2023', '2024'] }, '∅'],
    ['年份:2023..2024', { year: ['2023', '2024'] }, '∅'],
    ['年份:2024-2023', { year: ['2023', '2024'] }, '∅'],
    ['年份:2022至2024', { year: ['2022', '2023', '2024'] }, '∅'],
    ['after:2022 before:2025', { year: ['2022', '2023', '2024'] }, '∅'],
    ['之后:2023 之前:2024-06-01', { year: ['2023', '2024'] }, '∅'],
    ['年份:2022..2024 之后:2024', { year: ['2024'] }, '∅'],
  ])('takes the qualifiers out of %s', (raw, filters, tree) => {
    const parsed = parseQuery(raw)
    expect(values(parsed.filters)).toEqual(filters)
    expect(values(parsed.excluded)).toEqual({})
    expect(written(parsed.tree)).toBe(tree)
  })

  it.each<[string, Record<string, string[]>, string]>([
    ['315 -地区:玉环', { region: ['331083'] }, '315'],
    ['315 NOT 年份:2023..2024', { year: ['2023', '2024'] }, '315'],
    ['-(地区:玉环 OR 地区:建德)', { region: ['331083', '330182'] }, '∅'],
    ['人才 -章节:致谢', { section: ['thanks'] }, '人才'],
  ])('takes the excluded qualifiers out of %s', (raw, excluded, tree) => {
    const parsed = parseQuery(raw)
    expect(values(parsed.excluded)).toEqual(excluded)
    expect(values(parsed.filters)).toEqual({})
    expect(written(parsed.tree)).toBe(tree)
  })

  it.each([
    ['地区:桃花源 315', '(桃花源 ∧ 315)', /不认识这个地区/],
    ['地区:鼓楼区', '鼓楼区', /可以指.*南京市鼓楼区.*福州市鼓楼区|可以指.*福州市鼓楼区/],
    ['项目:无此项目', '无此项目', /不认识这个项目/],
    ['章节:序言', '序言', /章节有成效、问题、下一步/],
    ['类别:E', 'e', /类别只有提案、建议和办理类型/],
    ['双倍增~10词', '(双倍增 ∧ 词)', /在同一句里的排在前面/],
    ['双倍增 NEAR/5 育苗造林', '(双倍增 ∧ 育苗造林)', /在同一句里的排在前面/],
    ['年份:去年', '去年', /年份要写成/],
    ['年份:1024', '1024', /年份要写成/],
    ['作者:张三', '作者:张三', /“作者:”不是限定词/],
    ['has:数字 315', '315', /“has:数字”已略去/],
    ['315 region:', '315', /“region:”后面没有内容/],
    ['地区: OR 315', '315', /“地区:”后面没有内容/],
    ['章节:', '"章节:"', /^检索式里没有要找的词，按原文“章节:”检索。$/],
    ['has:数字', '"has:数字"', /^检索式里没有要找的词，按原文“has:数字”检索。$/],
    ['地区:玉环 OR 双倍增', '(玉环 ∨ 双倍增)', /“玉环”不能作为“或”的一部分来限定/],
    ['之后:2025 之前:2020', '∅', /互相矛盾/],
    ['之后:2024-05-01', '∅', /只能按年份限定.*2024 年及以后/],
  ])('reads %s as text or leaves it out, and says so', (raw, tree, notice) => {
    const parsed = parseQuery(raw)
    expect(written(parsed.tree)).toBe(tree)
    expect(parsed.notices.join()).toMatch(notice)
  })

  it.each([
    ['类别:A', '"办理类型a"'],
    ['类别：B类', '"办理类型b"'],
    ['-类别:C 315', '(¬"办理类型c" ∧ 315)'],
  ])('reads %s as the kind of outcome that header lines name', (raw, tree) => {
    const parsed = parseQuery(raw)
    expect(written(parsed.tree)).toBe(tree)
    expect(parsed.notices.join()).toMatch(/^办理类型 [ABC] 只看文中注明的/)
  })

  it.each([
    ['has:下一步', { section: ['plan'] }],
    ['含有:致谢', { section: ['thanks'] }],
  ])('reads %s as a filter', (raw, filters) => {
    expect(parseQuery(raw).filters).toMatchObject(filters)
  })

  const letter = '我们是清港镇的居民，门前的路修了两年还没有修好，每天上班都要绕路，孩子上学也不方便'

  it.each([
    `${letter}，电话里只说在协调 地区:玉环 联系不到人`,
    `${letter} -已经反映过三次了，没有人管`,
    `${letter} 或 者给一个明确的时间`,
    `“民生实事”说好去年完工，${letter}`,
    `${letter.replace('，', ' ')} 单位:市住建局 -谢谢`,
  ])('reads a letter without full stops as one text: %s', (pasted) => {
    const { tree, filters, excluded } = parseQuery(pasted)
    expect(tree).toMatchObject({ kind: 'text', exact: false })
    expect([...Object.values(filters), ...Object.values(excluded)].flat()).toEqual([])
  })

  it('says which words of a letter are no qualifiers', () => {
    expect(parseQuery(`${letter} 地区:玉环 年份:2024`).notices).toEqual([
      '检索词是一段文字，其中的“地区:”、“年份:”不作限定词。',
    ])
  })

  it.each([
    `“${letter}” 地区:玉环`,
    '关于加快推进新型城镇化建设的建议 OR 关于进一步提升产业链招商的建议 OR 关于做好养老服务的建议',
    '双倍增 地区:玉环市,建德市,金华市,柯桥区,临沂市,杭州市,宁波市,温州市,嘉兴市,湖州市,绍兴市,衢州市',
    '企业研发投入如何奖补？ 地区:浙江 年份:2023..2024 单位:玉环市科学技术局 -双倍增',
  ])('still reads %s as a query', (typed) => {
    const { tree, filters } = parseQuery(typed)
    expect(tree?.kind === 'any' || filters.region.length > 0).toBe(true)
  })

  it('takes the signs of a pasted text for no syntax', () => {
    const pasted = `来源:本站 | 类别:提案 -致领导。${'我们村的路一直没有修好,'.repeat(8)}请尽快解决!`
    const { tree, filters, notices } = parseQuery(pasted)
    expect(tree?.kind).toBe('text')
    expect(filters.kind).toEqual([])
    expect(notices).toEqual([])
  })

  it.each([
    ['玉科〔2024〕25号', '"玉科(2024)25号"'],
    ['玉科[2024]25号', '"玉科(2024)25号"'],
    ['玉科(2024)25号', '"玉科(2024)25号"'],
    ['玉科（2024）25号', '"玉科(2024)25号"'],
    ['玉科【2024】25号', '"玉科(2024)25号"'],
    ['玉科［２０２４］２５号', '"玉科(2024)25号"'],
    ['玉科[2024]25', '"玉科(2024)25"'],
    ['玉科2024年25号', '"玉科(2024)25号"'],
    ['玉科〔2024〕第25号', '"玉科(2024)25号"'],
    ['〔2024〕25号', '"(2024)25号"'],
    ['(2024)25号', '"(2024)25号"'],
    ['文号:玉科〔2024〕25号', '"玉科(2024)25号"'],
    ['no:玉科[2024]25', '"玉科(2024)25"'],
    ['玉科 2024 25', '("玉科(2024)25" ∨ (玉科 ∧ 2024 ∧ 25))'],
    ['玉科 2024 25号', '("玉科(2024)25号" ∨ (玉科 ∧ 2024 ∧ 25号))'],
    ['玉科2024 25', '("玉科(2024)25" ∨ (玉科2024 ∧ 25))'],
    ['玉科2024-25', '("玉科(2024)25" ∨ 玉科2024-25)'],
    ['玉科 〔2024〕 25 号', '("玉科(2024)25号" ∨ (玉科 ∧ (2024) ∧ 25 ∧ 号))'],
    ['2024 25号', '("(2024)25号" ∨ (2024 ∧ 25号))'],
    ['2024年25号', '("(2024)25号" ∨ 2024年25号)'],
    ['2024年5月', '2024年5月'],
    ['2024 25', '(2024 ∧ 25)'],
    ['“玉科 2024 25”', '"玉科2024 25"'],
  ])('reads the document number %s as %s', (raw, tree) => {
    expect(written(parseQuery(raw).tree)).toBe(tree)
  })

  it.each([
    ['“没有后引号', /引号没有成对/],
    ['(双倍增 OR 315', /括号没有成对/],
    ['双倍增 ) 315', /括号没有成对/],
    ['双倍增 OR', /“或”（OR、\|）的一边没有词/],
    ['| 双倍增', /一边没有词/],
    ['双倍增 NOT', /后面没有词/],
    ['企业 --专精特新', /连写的减号/],
    ['玉环 双倍增 OR 315', /先按空格组合/],
    ['-企业', /只有排除词/],
    ['“”', /没有可以检索的文字/],
    ['企业'.repeat(5_000), /检索词太长/],
    [Array.from({ length: 90 }, (_, at) => `词${at}`).join('|'), /检索词太多/],
    [`${'('.repeat(900)}双倍增${')'.repeat(900)}`, /括号套得太深/],
  ])('says how it understood %s', (raw, notice) => {
    expect(parseQuery(raw).notices.join()).toMatch(notice)
  })

  it.each(['双倍增', '315 “揭榜挂帅” -专精特新', '(玉环 OR 建德) 地区:浙江', '玉科〔2024〕25号', ''])(
    'has nothing to remark on %s',
    (raw) => {
      expect(parseQuery(raw).notices).toEqual([])
    },
  )

  it.each(['“”', '""', '"'])('says of %s only that all is listed', (raw) => {
    expect(parseQuery(raw).notices).toEqual(['检索词里没有可以检索的文字，列出的是全部答复。'])
  })

  it('keeps its remarks short, however much is wrong', () => {
    const { notices } = parseQuery(
      Array.from({ length: 200 }, (_, at) => `地区:火星第${'大'.repeat(at % 90)}`).join(' '),
    )
    expect(notices.length).toBeLessThan(10)
    for (const notice of notices) expect(notice.length).toBeLessThan(120)
  })

  it('finds the words in brackets a thousand deep', () => {
    const { tree } = parseQuery(`${'('.repeat(950)}双倍增 揭榜挂帅${')'.repeat(950)}`)
    expect(written(tree)).toBe('(双倍增 ∧ 揭榜挂帅)')
  })

  const pieces = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '双倍增',
        '315',
        'R&D',
        '首台(套)',
        '玉科',
        '2024',
        '25号',
        '套)',
        '、',
        '作者:张三',
        '“尖兵”',
        'o“r',
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ' ',
        '　',
        ' OR ',
        '|',
        ' 或 ',
        ' NOT ',
        ' AND ',
        '-',
        '--',
        '－',
        '—',
        '(',
        ')',
        '（',
        '）',
        '“',
        '”',
        '"',
        '「',
        ':',
        '：',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '地区:玉环',
        '-地区:建德',
        'region:',
        '地区:鼓楼区',
        '地区:or',
        '项目:315',
        '单位:科技局',
        '章节:计划',
        '类别:提案|建议',
        '年份:2023..2024',
        '之后:2023',
        '文号:玉科[2024]25',
        'has:数字',
        '地区:地区:玉环',
        '〔2024〕',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  )
  const queries = fc
    .array(fc.tuple(pieces, fc.constantFrom('', ' ', ' ')))
    .map((list) => list.flat().join(''))

  it('keeps what an ambiguous value may mean', () => {
    const { choices } = parseQuery('地区:朝阳区 养老')
    expect(choices).toEqual([{ text: '朝阳区', field: 'region', values: ['110105', '220104'] }])
    expect(parseQuery('地区:玉环 养老').choices).toEqual([])
  })

  it.each([
    ['24.16', '“24.16”'],
    ['增长24.16', '增长24.16'],
    ['3+1 改造', '“3+1” 改造'],
    ['2+4+X', '“2+4+x”'],
    ['12.5%', '“12.5%”'],
    ['2.0版', '“2.0版”'],
    ['2.5—3米', '“2.5-3米”'],
    ['1.2亿元 投资', '“1.2亿元” 投资'],
    ['6：30', '“6:30”'],
    ['2.0版升级改造', '2.0版升级改造'],
    ['R&D', 'r&d'],
  ])('takes %s for %s: the parts of a figure say something else', (raw, understood) => {
    expect(parseQuery(raw).understood).toBe(understood)
  })

  it.each([
    ['6︰30~8︰30', '“6:30~8:30”'],
    ['5～10个', '“5~10个”'],
    ['6月~8月', '6月~8月'],
    ['2023~2025年', '“2023~2025年”'],
    ['315工程~10双倍增', '315工程 双倍增'],
  ])('takes %s for %s: what leads from number to number parts no words', (raw, understood) => {
    expect(parseQuery(raw).understood).toBe(understood)
  })

  it.each([
    ['第372号', '(第372号 ∨ 第0372号 ∨ 第00372号)'],
    ['0372号提案', '(0372号提案 ∨ 372号提案 ∨ 00372号提案)'],
    ['12345号', '12345号'],
    ['“372号”', '"372号"'],
    ['372号', '372号'],
    ['372号线', '(372号线 ∨ 0372号线 ∨ 00372号线)'],
  ])('finds the number %s as %s', (raw, tree) => {
    expect(written(parseQuery(raw).tree)).toBe(tree)
  })

  it('reads back what it says it understood, whatever is typed', () => {
    fc.assert(
      fc.property(queries, (raw) => {
        const { understood, notices: _, choices: _choices, ...said } = parseQuery(raw)
        fc.pre(understood.length <= LONGEST_QUERY)
        const { understood: again, notices: __, choices: __choices, ...read } = parseQuery(understood)
        expect(read).toEqual(said)
        expect(again).toBe(understood)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never fails, and never asks for an empty text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(queries, fc.string({ unit: 'binary', maxLength: LONGEST_QUERY + 50 })), (raw) => {
        const { tree, notices } = parseQuery(raw)
        for (const text of textsOf(tree)) expect(text).not.toBe('')
        for (const notice of notices) expect(notice).toMatch(/。$/)
      }),
    )
  })

  it.each([
    '(',
    ')',
    '"',
    '“',
    '-',
    '|',
    ':',
    '地区:',
    'OR ',
    '企业 ',
    '(企业 OR ',
    '-(',
    '(a)',
    '企业:',
    '\u200b',
    '2024 ',
  ])('reads 10,000 characters of %j', (piece) => {
    const { understood, tree } = parseQuery(piece.repeat(10_000 / piece.length))
    expect(parseQuery(understood).tree).toEqual(tree)
  })
})
