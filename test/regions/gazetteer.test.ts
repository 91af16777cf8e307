import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divisionTable } from '../../src/regions/division-table.ts'
import { ancestorCodes, findRegions, regionByCode, regionByFormerCode } from '../../src/regions/gazetteer.ts'
import { slice } from '../../src/text/span.ts'

/** `written=codes` of each mention. */
function found(text: string): string[] {
  return findRegions(text).map(
    ({ span, candidates }) => `${slice(text, span)}=${candidates.map(({ code }) => code).join('|')}`,
  )
}

/** Any code units: lone surrogates and controls, too. (fast-check's own takes a second to begin.) */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

describe('the table of divisions', () => {
  const { regions, formerNames, commonWords } = divisionTable()

  it('holds the country: 34 provinces, 333 prefectures and the counties', () => {
    const codes = [...regions.keys()]
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34)
    expect(codes.filter((code) => code.endsWith('00') && !code.endsWith('0000'))).toHaveLength(333)
    expect(codes.length).toBeGreaterThan(3200)
  })

  it('has a province for each division, and a prefecture for each county that is under one', () => {
    for (const { code, province, city } of regions.values()) {
      expect(province).not.toBe('')
      const direct = /^(11|12|31|50)|0000$|^\d\d90/.test(code)
      expect(city === null, code).toBe(direct)
    }
  })

  it('knows no filler of the code as a region', () => {
    const names = [...regions.values()].map(({ name }) => name)
    for (const filler of ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])
      expect(names).not.toContain(filler)
    expect(names.filter((name) => /开发区|示范区|管理区$/.test(name))).toEqual([])
  })

  it('names no division of today as former code', () => {
    for (const { formerCode } of formerNames)
      if (formerCode) expect(regions.has(formerCode), formerCode).toBe(false)
  })

  it('lists as common words only what names a division, in full or in short', () => {
    const names = [...regions.values()].map(({ name }) => name)
    for (const word of commonWords.keys()) {
      expect(
        names.some((name) => name.startsWith(word)),
        word,
      ).toBe(true)
    }
  })
})

describe('regionByCode', () => {
  it.each([
    ['330000', { code: '330000', name: '浙江省', province: '浙江省', city: null, county: null }],
    ['331000', { code: '331000', name: '台州市', province: '浙江省', city: '台州市', county: null }],
    ['331083', { code: '331083', name: '玉环市', province: '浙江省', city: '台州市', county: '玉环市' }],
    ['110105', { code: '110105', name: '朝阳区', province: '北京市', city: null, county: '朝阳区' }],
    ['419001', { code: '419001', name: '济源市', province: '河南省', city: null, county: '济源市' }],
    [
      '659001',
      { code: '659001', name: '石河子市', province: '新疆维吾尔自治区', city: null, county: '石河子市' },
    ],
    ['441900', { code: '441900', name: '东莞市', province: '广东省', city: '东莞市', county: null }],
    [
      '810000',
      { code: '810000', name: '香港特别行政区', province: '香港特别行政区', city: null, county: null },
    ],
  ])('gives %s with its parents', (code, region) => {
    expect(regionByCode(code)).toEqual(region)
  })

  it.each(['', '33', '331021', '110100', '429000', '999999', 'constructor'])('knows no %j', (code) => {
    expect(regionByCode(code)).toBeNull()
  })
})

describe('regionByFormerCode', () => {
  it.each([
    ['331021', '玉环市'],
    ['330621', '柯桥区'],
    ['330682', '上虞区'],
    ['330183', '富阳区'],
  ])('finds what %s has become: %s', (code, name) => {
    expect(regionByFormerCode(code)?.name).toBe(name)
  })
})

describe('ancestorCodes', () => {
  it.each([
    ['331083', ['330000', '331000', '331083']],
    ['331000', ['330000', '331000']],
    ['330000', ['330000']],
    ['429004', ['420000', '429004']],
    ['110105', ['110000', '110105']],
    ['500101', ['500000', '500101']],
    ['441900', ['440000', '441900']],
    ['331021', []],
  ])('of %s are %j', (code, codes) => {
    expect(ancestorCodes(code)).toEqual(codes)
  })
})

describe('findRegions', () => {
  it.each([
    ['玉环市科学技术局', ['玉环市=331083']],
    ['绍兴市柯桥区科学技术局', ['绍兴市=330600', '柯桥区=330603']],
    ['学习柯桥、建德、金华的做法', ['柯桥=330603', '建德=330182', '金华=330700']],
    ['内蒙古、延边、恩施州', ['内蒙古=150000', '延边=222400', '恩施州=422800']],
    ['围场县和东莞', ['围场县=130828', '东莞=441900']],
    ['科右中旗、东乌旗和乌前旗', ['科右中旗=152222', '东乌旗=152525', '乌前旗=150823']],
    ['阜蒙县和喀左县', ['阜蒙县=210921', '喀左县=211324']],
    ['浙江浦江县政协', ['浙江=330000', '浦江县=330726']],
    ['内蒙古自治区鄂温克族自治旗', ['内蒙古自治区=150000', '鄂温克族自治旗=150724']],
    ['大柴旦行政委员会', ['大柴旦行政委员会=632857']],
    ['臺州市玉環市', ['臺州市=331000', '玉環市=331083']],
    ['玉环 市', ['玉环 市=331083']],
    // A full name goes before the short form that it overlaps.
    ['截至目前衢江城区公办幼儿园', ['衢江=330803']],
    ['新建德江县职业学校', ['德江县=520626']],
    ['大连云港市', ['连云港市=320700']],
    // Of two letters a name is one behind certain words only.
    ['对政协沧县第十届委员会', ['沧县=130921']],
    ['政协第十届魏县委员会', ['魏县=130434']],
    ['示范县', []],
    ['会同县教育局关于对会同县政协提案的答复', ['会同县=431225', '会同县=431225']],
    ['怀化市会同县财政局', ['怀化市=431200', '会同县=431225']],
  ])('finds the names of %s', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  it.each([
    ['绍兴县人民政府', '绍兴县=330603'],
    ['上虞市', '上虞市=330604'],
    ['富阳市环保局', '富阳市=330111'],
    ['富阳市场监管局', '富阳=330111'],
    ['江干区', '江干区=330100'],
    ['襄樊市', '襄樊市=420600'],
    ['玉环县', '玉环县=331083'],
    ['新疆生产建设兵团', '新疆生产建设兵团=650000'],
    ['贵安新区', '贵安新区=520000'],
    ['台州湾新区', '台州湾新区=331000'],
  ])('knows the former or unofficial name in %s', (text, name) => {
    expect(found(text)).toEqual([name])
  })

  it.each([
    ['朝阳区教育局', ['朝阳区=110105|220104']],
    ['北京市朝阳区教育局', ['北京市=110000', '朝阳区=110105']],
    ['长春朝阳', ['长春=220100', '朝阳=220104']],
    ['鼓楼区', ['鼓楼区=320106|320302|350102|410204']],
    ['南京市鼓楼区', ['南京市=320100', '鼓楼区=320106']],
    ['晋城市城区', ['晋城市=140500', '城区=140502']],
    ['吉林', ['吉林=220000']],
    ['吉林市', ['吉林市=220200']],
    ['吉林市场', ['吉林=220000']],
    ['海南', ['海南=460000']],
    ['海南州', ['海南州=632500']],
    ['西安', ['西安=610100']],
  ])('gives every bearer of the name in %s that the place before it allows', (text, names) => {
    expect(found(text)).toEqual(names)
  })

  it.each([
    '加强部门合作，会同市经信局整合资源',
    '公安、安全部门和平安建设',
    '党政和社会各界，创新干部考核',
    '全市和县级财政，办理县级事项，振兴县域经济',
    '城区、郊区和矿区改造',
    '新建城区道路，新增城镇就业，提高要素保障',
    '强农惠农，惠民利民，长治久安',
    '打造朝阳产业，安定团结，通道畅通',
    '浙江大学、上海第二工业大学、西安交通大学',
    '杭州湾、北京路、南京银行、中山东路',
    '巴州',
    '县教育局会同县财政局开展调研',
    '我局高度重视，会同县公安局交警大队踏勘',
    '创建示范县，关于城区停车难问题',
  ])('takes no ordinary word for a place: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('spans are disjoint, from left to right, and never empty, whatever the text', () => {
    const pieces = fc.constantFrom(
      '玉环',
      '市',
      '县',
      '区',
      '绍兴',
      '朝阳',
      '北京',
      '新',
      ' ',
      '和',
      '\udc00',
      '州',
      '大学',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          let last = 0
          for (const { span, candidates } of findRegions(text)) {
            expect(span.start).toBeGreaterThanOrEqual(last)
            expect(span.end).toBeGreaterThan(span.start)
            expect(candidates.length).toBeGreaterThan(0)
            last = span.end
          }
          expect(last).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  })
})
