import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layFoundation } from '../../../src/cli/foundation.ts'
import { findLeftovers, type Writer } from '../../../src/drafting/leftovers/find-leftovers.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import { slice } from '../../../src/text/span.ts'
import { silentIo } from '../../cli/run-fuwen.ts'

const { segmenter } = layFoundation(silentIo)

/** A writer in 临海市, Zhejiang, whose region names the programme 315. */
const writer: Writer = { own: regionByCode('331082'), programmes: new Set(['315']) }

function marked(text: string, by: Writer = writer): string[] {
  return findLeftovers(text, by, segmenter).map((found) => `${found.kind} ${slice(text, found)}`)
}

describe('findLeftovers', () => {
  it.each([
    ['玉环市建成科创园。', ['place 玉环市']],
    ['为建德打造人才高地', ['place 建德']],
    ['玉环市科学技术局会同有关部门', ['name 玉环市科学技术局']],
    ['建德市新安江街道', ['name 建德市新安江街道']],
    ['推进漩门湾生态修复', ['name 漩门湾']],
    ['与天目山实验室签约', ['name 天目山实验室']],
    ['出台《玉环市产学研合作项目经费补助管理办法》', ['name 《玉环市产学研合作项目经费补助管理办法》']],
    ['新增国家高新技术企业48家', ['number 48家']],
    ['增长31.9%，居全省第8位', ['number 31.9%', 'number 第8位']],
    ['贷款额度在30至1000万元', ['number 30', 'number 1000万元']],
    ['2024年底前完成', ['date 2024年底']],
    ['自2023年5月20日起', ['date 2023年5月20日']],
    ['二〇二四年三月', ['date 二〇二四年三月']],
    ['今年以来', ['date 今年']],
    ['根据玉科〔2024〕25号要求', ['document-number 玉科〔2024〕25号']],
    ['（金政发[2021]7号）', ['document-number 金政发[2021]7号']],
    ['市政协十届三次会议第12号提案', ['session 十届三次会议第12号']],
    ['邀请王某某教授授课', ['person 王某某教授']],
    ['实施科技企业“双倍增”行动', ['programme 科技企业“双倍增”行动']],
    ['用好“浙西人才科创高地”十大行动', ['programme “浙西人才科创高地”十大行动']],
    // Roads, estates, woods and waters, which no table of divisions has.
    ['拓宽桂林路与南阳正街', ['name 桂林路', 'name 南阳正街']],
    ['停车场有枫塬街东侧', ['name 枫塬街']],
    ['附近锦园小区、望溪花园有车位', ['name 锦园小区', 'name 望溪花园']],
    ['发源于龙凤山，流经白石岭林场', ['name 龙凤山', 'name 白石岭林场']],
    ['坐落在竹坪村委会', ['name 竹坪村委会']],
    ['充分考虑荷塘片区', ['name 荷塘片区']],
    ['赴竹坪镇调研', ['name 竹坪镇']],
    ['桥头至竹坪段河道', ['name 桥头至竹坪段']],
    ['扩建竹坪小学、桥头幼儿园', ['name 竹坪小学', 'name 桥头幼儿园']],
    ['已纳入巴南工业园区', ['name 巴南工业园区']],
    ['新建德江县职业学校', ['name 德江县职业学校']],
    // Names that what stands behind their list tells of.
    ['涉及西坪、瓦渡、竹坪3个乡镇', ['name 西坪', 'name 瓦渡', 'name 竹坪', 'number 3个']],
    ['整治白沙溪、石门潭', ['name 白沙溪', 'name 石门潭']],
    ['支持美莱德、智翔金泰、柳塘医药等企业', ['name 美莱德', 'name 智翔金泰', 'name 柳塘医药']],
    ['钓鱼城遗址申遗，保护钓鱼城', ['name 钓鱼城遗址', 'name 钓鱼城']],
    ['投资1240万，全长14km', ['number 1240万', 'number 14km']],
    ['2022年7月中旬开工', ['date 2022年7月中旬']],
    ['2020学年', ['date 2020学年']],
    ['龙陵县镇安镇中心卫生院', ['name 龙陵县镇安镇中心卫生院']],
    ['打造皖西白鹅和“山水农品”品牌', ['place 皖西', 'programme “山水农品”品牌']],
    ['产量位居全省第8', ['number 第8']],
    // Longer things that begin with shorter ones, and the whole of a school's campus or a canal's branch.
    ['腊味小镇运营管理公司办公用房', ['name 腊味小镇运营管理公司']],
    ['改造邱村镇中心小学白马湖校区', ['name 邱村镇中心小学白马湖校区']],
    ['途经瀛池大桥、秦州公交西站', ['name 瀛池大桥', 'name 秦州公交西站']],
    ['管护桃溪支渠', ['name 桃溪支渠']],
    // Townships by the table, whatever stands before them; provinces by their letters.
    ['方便公田镇群众出行', ['name 公田镇']],
    ['深化川渝合作，用好沪滇协作资金', ['place 川渝', 'place 沪滇']],
    // Lines and roads by their numbers and by the places that they join.
    ['永州至新宁高速公路、厦蓉高速', ['name 永州至新宁高速公路', 'name 厦蓉高速']],
    ['改建S320线，开通城际一号线', ['name S320线', 'name 城际一号线']],
    // Words that only the dictionary or no dictionary knows.
    ['嘉陵江上游的铁佛寺', ['name 嘉陵江', 'name 铁佛寺']],
    ['茶叶品牌有粤野、碧甘香等', ['name 粤野', 'name 碧甘香']],
    [
      '保护朔门、庆年坊、江心屿等六大历史文化街区',
      ['name 朔门', 'name 庆年坊', 'name 江心屿', 'number 六大'],
    ],
    ['素有“秦陇襟带”之称', ['programme “秦陇襟带”']],
    ['今冬明春开工，5月18日—21日举办', ['date 今冬明春', 'date 5月18日—21日']],
  ])('marks what belongs to the source in %s', (text, wanted) => {
    expect(marked(text)).toEqual(wanted)
  })

  it.each([
    ['台州市和浙江省的部署'],
    ['临海市大田街道'],
    ['落实“315”科技创新体系建设工程'],
    ['各乡镇街道、产业园区、企业研究院'],
    ['优化园区布局，适应城市发展'],
    ['一、加强领导。（二）完善机制。3.抓好落实。'],
    ['十四届全国人大二次会议'],
    ['我市将进一步加大支持力度'],
    ['推进道路硬化，打通断头路，改造老旧小区'],
    ['餐饮、住宿等企业'],
    ['母亲河的河道、河堤，汛期河水'],
    ['由交通运输局、财政局负责'],
    ['副市长任组长'],
    ['但是我局将依法办理'],
    ['新建停车场，增加泊位'],
    ['长江、黄河流域'],
    ['市公交公司、星级宾馆、经开区和保税区'],
    ['惠及城镇和山区群众，落实好浙江省的部署'],
  ])('leaves alone what is everyone’s or the writer’s own: %s', (text) => {
    expect(marked(text)).toEqual([])
  })

  it('marks 我市 for a writer in a county, and every place for a writer of whom nothing is known', () => {
    expect(marked('我市创建绿色工厂', { ...writer, own: regionByCode('331022') })).toEqual(['place 我市'])
    expect(marked('台州市', { own: null, programmes: new Set() })).toEqual(['place 台州市'])
  })

  it('marks the short name of a township of the source, and of no other place', () => {
    const text = '支持芦浦发展文旦，芦浦人才回归'
    const source = regionByCode('331083')
    const places = findLeftovers(text, { ...writer, source }, segmenter).map((found) => slice(text, found))
    expect(places).toEqual(['芦浦', '芦浦'])
    expect(marked(text)).toEqual([])
  })

  it('marks programmes that the region of the writer does not name, and not those that it does', () => {
    const text = '推进“315”科技创新体系建设工程'
    expect(marked(text, { ...writer, programmes: new Set() })).toHaveLength(1)
    expect(marked(text)).toEqual([])
  })

  it('gives disjoint spans from left to right, whatever the text', () => {
    const words = fc.constantFrom(
      '玉环市',
      '2024年',
      '48家',
      '“315”',
      '第',
      '号',
      '〔2024〕',
      '局',
      '湾',
      '《',
      '》',
      '届',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 20 }),
        (parts) => {
          const text = parts.join('')
          let end = 0
          for (const found of findLeftovers(text, writer, segmenter)) {
            expect(found.start).toBeGreaterThanOrEqual(end)
            expect(found.end).toBeGreaterThan(found.start)
            end = found.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
        },
      ),
    )
  }, 30_000)
})
