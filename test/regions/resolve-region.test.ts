import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clueKinds, type RegionClue } from '../../src/regions/clue.ts'
import { divisionTable } from '../../src/regions/division-table.ts'
import { resolveRegion } from '../../src/regions/resolve-region.ts'

type Clues = Partial<Record<RegionClue['kind'], string>>

function resolve(clues: Clues) {
  const list = clueKinds.flatMap((kind) => (clues[kind] === undefined ? [] : [{ kind, text: clues[kind] }]))
  const { region, clue, problems } = resolveRegion(list)
  return { code: region?.code ?? null, clue, problems: problems.map(({ kind }) => kind) }
}

const jinhua = `您所提的建议与我市产业发展契合度高。金华市人民政府印发《金华市人民政府关于印发若干政策的通知》（金政发〔2024〕5号），
复旦大学义乌研究院和浙江大学金华研究院建设加快，获奖总数居全省第4位，帮助我市企业做大做强，成果在金华落地。国家级义乌快维中心扩项。`
const keqiao = `近年来，我区高新技术企业不断壮大，数量居绍兴市第一。绍兴市委、绍兴市人民政府高度重视。柯桥区人民政府出台政策，
推进柯桥杭州湾科创中心、绍兴光电研究中心建设，发挥柯桥区优势。`

/** Any code units: lone surrogates and controls, too. (fast-check's own takes a second to begin.) */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

describe('resolveRegion', () => {
  it.each<[string, string]>([
    ['玉环市科学技术局', '331083'],
    ['绍兴市柯桥区科学技术局', '330603'],
    ['柯桥区科学技术局', '330603'],
    ['建德市科学技术局', '330182'],
    ['临沂市科学技术局', '371300'],
    ['北京市朝阳区教育局', '110105'],
    ['浙江省教育厅', '330000'],
    ['广西壮族自治区科学技术厅', '450000'],
    ['上海市浦东新区人民政府', '310115'],
    ['重庆市两江新区管理委员会', '500000'],
    ['嵊州经济开发区管理委员会', '330683'],
    ['新安县市场监督管理局', '410323'],
    ['富阳区市场监督管理局', '330111'],
    ['宁波高新区管委会', '330200'],
    ['安徽巢湖经济开发区管委会', '340181'],
    ['苏州工业园区管理委员会', '320500'],
    ['国家税务总局玉环市税务局', '331083'],
    ['昆明市生态环境局寻甸分局', '530129'],
    ['中国电信台州分公司', '331000'],
    ['国家统计局绍兴调查队', '330600'],
    ['郑州市生态环境局新郑分局', '410184'],
    ['台州市生态环境局分局', '331000'],
    ['黄山市公路管理局黄山分局', '341003'],
    ['中国人民银行台州市分行', '331000'],
    ['中共金华市委组织部', '330700'],
    ['玉环市楚门镇人民政府', '331083'],
    ['玉环市人民政府驻上海办事处', '331083'],
    ['新疆生产建设兵团第八师石河子市教育局', '659001'],
    ['恩施州林业局', '422800'],
    ['绍兴县环境保护局', '330603'],
    ['和县教育局', '340523'],
    ['仙桃市人民政府', '429004'],
  ])('tells the region of the authority %s: %s', (authority, code) => {
    expect(resolve({ authority })).toEqual({ code, clue: 'authority', problems: [] })
  })

  it.each(['教育部', '国家发展改革委', '中国证监会', '国务院国资委', '工业和信息化部办公厅', '最高人民法院'])(
    'knows that %s is of the state, whatever places the body names',
    (authority) => {
      expect(resolve({ authority, body: jinhua })).toEqual({ code: null, clue: 'authority', problems: [] })
    },
  )

  it.each<[string, Clues]>([
    ['a city of counties', { body: '我市高度重视。', asked: '关于修复玉环市古桥的建议' }],
    ['a province', { body: '我省高度重视。', asked: '关于支持盐池县的建议' }],
    ['one of two districts', { body: '我区高度重视。', asked: '关于打通柯桥区到越城区道路的建议' }],
    ['nobody that says 我县', { authority: '水利局', asked: '关于支持盐池县的建议' }],
  ])('learns nothing from what %s is asked', (_, clues) => {
    expect(resolve(clues)).toEqual({ code: null, clue: null, problems: [] })
  })

  it.each(['区科技局', '市教育局', '民政局', '县委宣传部', '市高新区', '浙江大学', ''])(
    'learns nothing from %j',
    (authority) => {
      expect(resolve({ authority })).toEqual({ code: null, clue: null, problems: [] })
    },
  )

  it.each<[string, Clues, string, RegionClue['kind']]>([
    ['signature', { authority: '区科技局', signature: '绍兴市柯桥区科学技术局' }, '330603', 'signature'],
    [
      'index number',
      { authority: '市科技局', 'index-number': '11331021002687352Y/2024-136435' },
      '331083',
      'index-number',
    ],
    ['index number of another scheme', { 'index-number': '640323004/2022-00062' }, '640323', 'index-number'],
    ['document number', { 'document-number': '浙科函〔2024〕3号' }, '330000', 'document-number'],
    [
      'a branch, by a name that needs its word',
      { authority: '吕梁市生态环境局交城分局' },
      '141122',
      'authority',
    ],
    ['a company for one city', { authority: '国网浙江省电力有限公司温州供电公司' }, '330300', 'authority'],
    ['the team of a branch', { authority: '盘锦市公安局大洼分局交通安全管理大队' }, '211104', 'authority'],
    [
      'a document number of a department that only provinces have',
      { authority: '科技厅', 'document-number': '川科计〔2023〕14号' },
      '510000',
      'document-number',
    ],
    [
      'title of what is asked, of a county that calls itself so',
      { authority: '县水务局', body: '我县高度重视。', asked: '关于修复盐池县古桥的建议' },
      '640323',
      'asked',
    ],
    [
      'a plan that the body names as its own',
      { authority: '省交通运输厅', body: '根据贵州省高速公路网规划，全省总里程达11349公里。' },
      '520000',
      'body',
    ],
    [
      'how things are where the letter is from',
      { body: '我区加强菜市场建设，根据田家庵区实际情况科学布点。' },
      '340403',
      'body',
    ],
    [
      'the government that the body names, of a city with sessions of its own',
      { body: '根据《新密市人民政府办公室关于办理建议的通知》，由我局承办的市五届人大五次会议建议共17件。' },
      '410183',
      'body',
    ],
    [
      'title',
      { authority: '区科技局', title: '绍兴市柯桥区科学技术局关于区政协二届二次会议第2号提案的答复' },
      '330603',
      'title',
    ],
    [
      'title that names the session',
      { title: '关于对金华市八届人大二次会议第9号建议的答复' },
      '330700',
      'title',
    ],
    [
      'title with the committee',
      { title: '关于政协第十届玉环市委员会第三次会议第8号提案的答复' },
      '331083',
      'title',
    ],
    [
      'title after the column',
      { title: '对县政协十届三次会议第6号提案的答复-湘阴县教育局' },
      '430624',
      'title',
    ],
    ['body', { body: jinhua }, '330700', 'body'],
    [
      'the owner of the site',
      { body: '我县新建教学楼3栋。', site: '主办单位：息烽县人民政府办公室 地址：息烽县永阳街道' },
      '520122',
      'site',
    ],
    [
      'the way to the page',
      { body: '我市加强监管。', site: '您现在所在的位置: 网站首页> 宣城市政府办公室> 建议提案办理' },
      '341800',
      'site',
    ],
    [
      'the neighbours on the site',
      { body: '我县高度重视。', site: '上一条：牟定县水务局关于答复政协牟定县第十届委员会第2号提案的函' },
      '532323',
      'site',
    ],
    [
      'body of a district that names its city as often',
      { authority: '区科技局', body: keqiao },
      '330603',
      'body',
    ],
    [
      'session in the body',
      { body: '你們在鎮康縣第十七屆人民代表大會第二次會議期間提出的建議收悉，我縣高度重視。' },
      '530924',
      'body',
    ],
    [
      'one county that the body names in full, and twice',
      { authority: '水利局', body: '曹娥江流经新昌县，是新昌县的母亲河。感谢您对我县水利工作的关心。' },
      '330624',
      'body',
    ],
    ['only county that has the township', { authority: '戌街乡人民政府' }, '532323', 'authority'],
    [
      'only county that has the townships which the body names',
      { body: '沃洲镇、儒岙镇的道路已列入计划，我县将继续推进。' },
      '330624',
      'body',
    ],
    ['only county that has what was the township', { authority: '兰亭镇人民政府' }, '330603', 'authority'],
    [
      'owner of the site of a bureau whose place is not named',
      { authority: '水利局', body: '我局高度重视。', site: '主办：息烽县人民政府办公室' },
      '520122',
      'site',
    ],
    [
      'body before the only county that has the township',
      { authority: '戌街乡人民政府', body: '大姚县地处滇中，我县历来重视水利，大姚县将继续投入。' },
      '532326',
      'body',
    ],
  ])('falls back on the %s', (_, clues, code, clue) => {
    expect(resolve(clues)).toEqual({ code, clue, problems: [] })
  })

  it.each<[string, Clues]>([
    ['the subject of a title', { title: '关于学习深圳经验、加快义乌国际贸易综合改革的建议的答复' }],
    ['a quoted subject', { title: '关于《关于加强宁波市人大工作的建议》的答复' }],
    ['a session without a place', { title: '关于市政协十届三次会议第52号提案的答复' }],
    ['a document number of a county', { 'document-number': '玉科〔2024〕25号' }],
    ['湘, which is 湘阴’s as well as 湖南’s', { 'document-number': '湘教提复字〔2019〕6号' }],
    [
      'a province’s sign when the reply says 我市',
      { 'document-number': '浙科函〔2024〕3号', body: '我市高度重视，我市将加强。' },
    ],
    ['an organisation code', { 'index-number': '002517054/2024-29881' }],
    ['a credit code with a wrong check character', { 'index-number': '11331021002687352X/2024-136435' }],
    [
      'places of comparison',
      { body: '我市借鉴杭州、宁波、深圳经验，与杭州共建飞地，赴杭州招商，与杭州合作。' },
    ],
    ['a county that was visited', { body: '我县赴安吉县考察，借鉴安吉县经验，与安吉县共建。' }],
    ['a place within another name', { authority: '市云台山风景名胜区管理委员会' }],
    ['a township that many counties have', { authority: '城关镇人民政府' }],
    ['a bureau whose name ends like a township', { authority: '市住房和城乡建设局' }],
    ['a county named once', { body: '我县毗连安吉县。' }],
    ['the site of a city beside 我县', { body: '我县高度重视。', site: '主办：玉环市人民政府办公室' }],
    ['a site without 我县', { body: '我局高度重视。', site: '主办：息烽县人民政府办公室' }],
    ['a township beside 我市', { body: '儒岙镇的道路已列入计划，我市将继续推进。' }],
    ['townships of two counties', { body: '儒岙镇、兴仁镇、楚门镇的道路已列入计划，我县将推进。' }],
    ['the site of a city', { authority: '水利局', site: '主办：玉溪市人民政府办公室' }],
    ['a township that was, where another county has one', { authority: '新华镇人民政府' }],
    [
      'a site with two counties',
      { body: '我县高度重视。', site: '主办：息烽县人民政府办公室\n承办：牟定县人民政府办公室' },
    ],
    ['a body without 我市', { body: '杭州市人民政府印发《杭州市办法》，杭州市教育局负责。' }],
    [
      'a body that names two as often',
      { body: '我市与金华市人民政府、义乌市人民政府合作，金华市、义乌市共建。' },
    ],
  ])('does not guess from %s', (_, clues) => {
    expect(resolve(clues)).toEqual({ code: null, clue: null, problems: [] })
  })

  it('leaves 朝阳区 open, with a problem that names the candidates', () => {
    const { region, problems } = resolveRegion([{ kind: 'authority', text: '朝阳区教育局' }])
    expect(region).toBeNull()
    expect(problems).toEqual([
      {
        kind: 'ambiguous-region',
        message: '“朝阳区教育局”可能属于：北京市朝阳区、吉林省长春市朝阳区，文中没有足够依据判定。',
      },
    ])
  })

  it.each<[string, Clues, string]>([
    [
      '朝阳区, by the city that the body names',
      { authority: '朝阳区教育局', body: '长春市委、长春市政府高度重视。' },
      '220104',
    ],
    ['朝阳区, by the signature', { authority: '朝阳区教育局', signature: '北京市朝阳区教育局' }, '110105'],
    [
      '鼓楼区, by the index number',
      { authority: '鼓楼区教育局', 'index-number': '320106004/2022-00062' },
      '320106',
    ],
  ])('settles %s', (_, clues, code) => {
    expect(resolve(clues)).toEqual({ code, clue: 'authority', problems: [] })
  })

  it('does not settle 朝阳区 by one comparison', () => {
    expect(resolve({ authority: '朝阳区教育局', body: '学习北京经验' }).problems).toEqual([
      'ambiguous-region',
    ])
  })

  it.each<[string, Clues, ReturnType<typeof resolve>]>([
    [
      'the county, however often its prefecture is named',
      { signature: '义乌市教育局', body: jinhua },
      { code: '330782', clue: 'signature', problems: [] },
    ],
    [
      'the county that signs on its province’s page',
      { authority: '浙江省人民政府', signature: '玉环市科学技术局' },
      { code: '331083', clue: 'signature', problems: [] },
    ],
    [
      'the office of a ministry in a city',
      { authority: '国家税务总局', signature: '国家税务总局玉环市税务局' },
      { code: '331083', clue: 'signature', problems: [] },
    ],
    [
      'the authority, in doubt',
      { authority: '杭州市科技局', signature: '宁波市科技局' },
      { code: '330100', clue: 'authority', problems: ['regions-differ'] },
    ],
  ])('takes %s', (_, clues, expected) => {
    expect(resolve(clues)).toEqual(expected)
  })

  it('tells every division of the country by its full path, by title, and by its own name unless others bear it', () => {
    for (const { code, name, province, city, county } of divisionTable().regions.values()) {
      const path = [...new Set([province, city, county])].join('')
      expect(resolve({ authority: `${path}教育局` }).code, path).toBe(code)
      const title = resolve({ title: `关于对${name}政协第十届三次会议第5号提案的答复` })
      const alone = resolve({ authority: `${name}卫生健康局` })
      for (const found of [title, alone]) {
        if (found.code === null) expect(found.problems, name).toEqual(['ambiguous-region'])
        else expect(found.code, name).toBe(code)
      }
    }
  })

  it.each<[string, Clues, string, RegionClue['kind']]>([
    [
      'that its document number names',
      {
        title: '关于对柳州市第十五届人大第六次会议第34号建议的答复',
        'document-number': '柳南政函〔2025〕90号',
        body: '我区拟实施。',
      },
      '450204',
      'document-number',
    ],
    [
      'that the body names',
      {
        title: '关于对柳州市第十五届人大第六次会议第34号建议的答复',
        body: '柳南区洛满镇是重要枢纽，我区拟实施。',
      },
      '450204',
      'body',
    ],
    [
      'of two that the body names none',
      {
        title: '关于对柳州市第十五届人大第六次会议第34号建议的答复',
        body: '柳江区至柳南区的路，我区拟实施。',
      },
      '450200',
      'title',
    ],
    [
      'of a session of its own',
      { title: '关于对柳州市第十五届人大第六次会议第34号建议的答复', body: '柳南区的路，我市拟实施。' },
      '450200',
      'title',
    ],
  ])(
    'takes the part of the region in the title %s, where the reply calls itself so',
    (_, clues, code, clue) => {
      expect(resolve(clues)).toEqual({ code, clue, problems: [] })
    },
  )

  it('does not depend on the order in which the clues come', () => {
    const clues: RegionClue[] = [
      { kind: 'body', text: jinhua },
      { kind: 'authority', text: '市教育局' },
      { kind: 'title', text: '建德市教育局关于市政协第9号提案的答复' },
    ]
    expect(resolveRegion(clues)).toEqual(resolveRegion(clues.toReversed()))
  })

  it('throws for no text at all', () => {
    const kinds = fc.constantFrom(...clueKinds)
    fc.assert(
      fc.property(kinds, anyText, (kind, text) => {
        // Of a document number the first letter may be a province's.
        fc.pre(kind !== 'document-number' || !/^[沪浙皖豫粤滇]/.test(text))
        expect(resolveRegion([{ kind, text }]).region).toBeNull()
      }),
    )
  })

  it.each(clueKinds)('reads a %s of hostile length', (kind) => {
    expect(resolveRegion([{ kind, text: '绍兴市柯桥区第'.repeat(5_000) }]).problems).toEqual([])
  })
})
