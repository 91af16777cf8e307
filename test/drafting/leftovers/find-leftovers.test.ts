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
    ['今明两年组织实施', ['date 今明两年']],
    ['铁山灌区规模较大，管辖权属铁山管理局', ['name 铁山灌区', 'name 铁山管理局']],
    ['韦集镇、虞姬镇以楚汉文化为背景', ['name 韦集镇', 'name 虞姬镇']],
    ['搬迁资金4万元/户可申请', ['number 4万元/户']],
    ['通过青岱安置点、名垭阁、牡丹城等农贸市场', ['name 青岱安置点', 'name 名垭阁', 'name 牡丹城']],
    ['我局将竹岱灌区、城西灌区、岭北灌区等灌区列入', ['name 竹岱灌区', 'name 城西灌区', 'name 岭北灌区']],
    ['龙陵县镇安镇中心卫生院', ['name 龙陵县镇安镇中心卫生院']],
    ['打造皖西白鹅和“山水农品”品牌', ['name 皖西白鹅', 'programme “山水农品”品牌']],
    ['产量位居全省第8', ['number 第8']],
    // Longer things that begin with shorter ones, and the whole of a school's campus or a canal's branch.
    ['腊味小镇运营管理公司办公用房', ['name 腊味小镇运营管理公司']],
    ['改造邱村镇中心小学白马湖校区', ['name 邱村镇中心小学白马湖校区']],
    ['途经瀛池大桥、秦州公交西站', ['name 瀛池大桥', 'name 秦州公交西站']],
    ['管护桃溪支渠', ['name 桃溪支渠']],
    // Townships by the table, whatever stands before them; provinces by their letters.
    ['方便公田镇群众出行', ['name 公田镇']],
    ['深化川渝合作，用好沪滇协作资金', ['place 川渝', 'place 沪滇']],
    ['杭州路向北延伸，仅大新庄镇就有学校', ['name 杭州路', 'name 大新庄镇']],
    ['坪岱停车场已向岱中街办事处申请', ['name 坪岱停车场', 'name 岱中街办事处']],
    // Lines and roads by their numbers and by the places that they join.
    // Reaches of a gully, a valley and a landslide.
    ['整治钱塘江流域、龙潭沟河道', ['name 钱塘江流域', 'name 龙潭沟河道']],
    ['清理石板坡滑坡，排查山体滑坡和路基滑坡', ['name 石板坡滑坡']],
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
    // Words that no dictionary has, by their letters, with the single letters beside them.
    ['畈岙文化挖掘，引进沅芷客商', ['name 畈岙', 'name 沅芷']],
    ['竹坪村委会坪岱养鱼', ['name 竹坪村委会', 'name 坪岱']],
    ['金坪子至贡芽现有沟渠', ['name 金坪子', 'name 贡芽']],
    ['改造坑塘大道，脱离大道通车', ['name 坑塘大道', 'name 脱离大道']],
    [
      '岙头小学、岭根小学扩建，岙头、岭根学生增加',
      ['name 岙头小学', 'name 岭根小学', 'name 岙头', 'name 岭根'],
    ],
    // As many as are counted, and what stands beside a quoted name.
    [
      '认定3家龙头企业（殷石茶园、德宝农业、仙红茶）',
      ['number 3家', 'name 殷石茶园', 'name 德宝农业', 'name 仙红茶'],
    ],
    ['坪岙画廊等8个A级景区', ['name 坪岙画廊', 'number 8个']],
    ['“金坪白茶”、“芽茶”获金奖', ['name “金坪白茶”', 'name “芽茶”']],
    // What is quoted, by its end, by what it stands in front of and behind.
    ['举办“三月三狂欢节”', ['programme “三月三狂欢节”']],
    ['坪岱农业有限公司的“贵秋”牌甜柿', ['name 坪岱农业有限公司', 'programme “贵秋”牌']],
    // Persons whose names no dictionary has, behind all their titles.
    ['由市委常委、副市长何坪岱担任链长', ['person 市委常委、副市长何坪岱']],
    ['公交线路为12路及南坪度假区快线', ['number 12路', 'name 南坪度假区']],
    ['院内面积约8700平，四大品牌', ['number 8700平', 'number 四大']],
    ['苏岱镇横放头村', ['name 苏岱镇横放头村']],
    ['保护蜻蜓河源头', ['name 蜻蜓河']],
    // Persons before a title that do not begin a sentence, or in a list.
    ['陪同的有竹坪村周岱平、吴伟岱等同志', ['name 竹坪村', 'person 周岱平', 'person 吴伟岱等同志']],
    ['库容620.1万m3，长6.3Km，桩号K16+950', ['number 620.1万m3', 'number 6.3Km', 'number K16+950']],
    ['建设工期一年，六车道', ['number 一年', 'number 六车道']],
    ['县政府第26次常务会议审定', ['place 县政府', 'session 第26次常务会议']],
    ['玉环坪岱水利电力勘察设计有限责任公司', ['name 玉环坪岱水利电力勘察设计有限责任公司']],
    ['流转至铁坪、百花地等地', ['name 铁坪', 'name 百花地']],
    ['长坪百联购物广场开业', ['name 长坪百联购物广场']],
    ['途经永庆桥、坪岱三大商圈', ['name 永庆桥', 'name 坪岱', 'number 三大']],
    ['凤凰街道办事处、坪岱医院新院区', ['name 凤凰街道办事处', 'name 坪岱医院新院区']],
    ['359栋楼160万平米，建成体育场一座', ['number 359栋', 'number 160万平米', 'number 一座']],
    ['我局也将聚岱至横坪公路列入计划', ['name 聚岱至横坪公路']],
    ['实施下坪至土岱通村路面硬化', ['name 下坪至土岱']],
    ['坪岱区篮球馆、坪岱体育场', ['name 坪岱区篮球馆', 'name 坪岱体育场']],
    ['在顺心家园、明珠新城等处安装', ['name 顺心家园', 'name 明珠新城']],
    ['西坪老街健身步道', ['name 西坪老街健身步道']],
    ['列入今年第四季度计划，先后为三个村建设', ['date 今年第四季度', 'number 三个']],
    ['坪岱新区管委、坪岱库区、西坪科学城', ['name 坪岱新区管委', 'name 坪岱库区', 'name 西坪科学城']],
    ['玉环技术转移转化中心', ['name 玉环技术转移转化中心']],
    ['2家在渝国家重点实验室', ['number 2家', 'place 在渝']],
    // Lists of which the words around say of what kind each is.
    [
      '有坪西小学、北郊初中、皇坪实验学校等3所学校',
      ['name 坪西小学', 'name 北郊初中', 'name 皇坪实验学校', 'number 3所'],
    ],
    [
      '新开工依坪智能电气、吉岱新材料等亿元以上项目9个',
      ['name 依坪智能电气', 'name 吉岱新材料', 'number 9个'],
    ],
    ['统筹推进宏坪、阳光、中岱等龙头企业', ['name 宏坪', 'name 阳光', 'name 中岱']],
    ['总投资1亿元的坪特威掘进设备', ['number 1亿元', 'name 坪特威掘进设备']],
    // Sites and halls with long names; what jieba joins to the end of a name.
    ['岱东军分区政治部旧址、岱亭山战场', ['name 岱东军分区政治部旧址', 'name 岱亭山战场']],
    ['九龙屯为保障作出贡献', ['name 九龙屯']],
    ['坪榭湖西侧停车场', ['name 坪榭湖西侧停车场']],
    ['鄂豫皖湘交界的三环线', ['place 鄂豫皖湘', 'name 三环线']],
    ['坪岱是刘兰英烈士战斗过的地方', ['name 坪岱', 'person 刘兰英烈士']],
    // Persons by what stands before and behind them, whatever word the dictionary takes them for.
    ['经周海岱副秘书长和叶伟岱局长审核', ['person 周海岱副秘书长', 'person 叶伟岱局长']],
    ['邀请陈岱存、高岱文委员调研', ['person 陈岱存', 'person 高岱文委员']],
    ['阿牛班马委员：', ['person 阿牛班马委员']],
    ['党组书记、局长余坪同志', ['person 党组书记、局长余坪同志']],
    ['承办人：李岱，由河长高峰牵头', ['person 承办人：李岱', 'person 河长高峰']],
    // What a name goes on with, and what stands beside names of its kind.
    ['推广建德草莓、玉环文旦，提升玉环茶知名度', ['name 建德草莓', 'name 玉环文旦', 'name 玉环茶']],
    // Words that stand before and behind a name, and things that are counted or said of all.
    ['原位于坪岱镇周家村内', ['name 坪岱镇周家村']],
    ['坪岱镇卫生院隶属于县卫生局', ['name 坪岱镇卫生院']],
    ['水源江水置换，坪岱镇母亲河', ['name 坪岱镇']],
    ['学校南大门前的水岱大道', ['name 水岱大道']],
    ['建成秦坪2座万吨水厂', ['name 秦坪', 'number 2座']],
    ['长坪安置房片区至嘉岱度假酒店', ['name 长坪安置房片区', 'name 嘉岱度假酒店']],
    [
      '中坪村至军坪线连接线，启岱线—周家屯小学',
      ['name 中坪村', 'name 军坪线', 'name 启岱线', 'name 周家屯小学'],
    ],
    ['延伸至海岸线，补划斑马线，优先为小岱线。', ['name 小岱线']],
    ['推广建德、玉环做法', ['place 建德', 'place 玉环']],
    ['到玉环参赛，发展玉环经济', ['place 玉环', 'place 玉环']],
    ['与玉环市文化和旅游局、坪岱村文艺队', ['name 玉环市文化和旅游局', 'name 坪岱村文艺队']],
    ['目前虹坪巷、邮政巷和花坪巷', ['name 虹坪巷', 'name 邮政巷', 'name 花坪巷']],
    ['重点出口企业亿坪网络等企业建园，亿坪网络增资', ['name 亿坪网络', 'name 亿坪网络']],
    ['县管公路辽岱线，第三排水沟，二水厂', ['name 辽岱线', 'name 第三排水沟', 'name 二水厂']],
    ['“坪书习俗”，“坪子上”传统村落', ['name “坪书习俗”', 'programme “坪子上”传统村落']],
    ['《关于印发玉环市健身计划的通知》', ['name 《关于印发玉环市健身计划的通知》']],
    ['渝东南4乡镇粉丝4.4万+。', ['place 渝东南', 'number 4乡镇', 'number 4.4万+']],
    ['2021、2022年争取资金，2年内建成', ['date 2021、2022年', 'date 2年内']],
    ['修缮文坪庙，举办文坪庙会，打响文坪品牌', ['name 文坪庙', 'name 文坪庙会', 'name 文坪']],
    ['在虹坪路、开元路人群集中路段', ['name 虹坪路', 'name 开元路']],
    // The dictionary's places that are none, and 会同, which is a county and a word.
    ['仓储保鲜设施，进行深度调研', []],
    ['区河长办会同县财政局、镇街办理', ['place 区河长办', 'place 县财政局']],
    // What jieba takes together with the letter before it.
    ['将坪子村列入计划，无法对大河口大桥加固', ['name 坪子村', 'name 大河口大桥']],
    ['项目建设中在现蜻蜓鲁大桥附近', ['name 蜻蜓鲁大桥']],
    // Verbs with the letters of a name, and names beside the words that they are.
    ['硬化育新路，下冲社区农田', ['name 育新路', 'name 下冲社区']],
    ['陇海线、西岱高速、西岱中线由东西向穿越', ['name 陇海线', 'name 西岱高速', 'name 西岱中线']],
    ['坪岱二小与坪岱县第二小学', ['name 坪岱二小', 'name 坪岱县第二小学']],
    ['布局在坪岱村—小岱云—岭头', ['name 坪岱村', 'name 小岱云', 'name 岭头']],
    ['坪溪地戏、苗族盘歌2项国家级非遗项目', ['name 坪溪地戏', 'name 苗族盘歌', 'number 2项']],
    ['以坪岱美泰、岱山集团等为龙头的产业', ['name 坪岱美泰', 'name 岱山集团']],
    ['联合至坪岱段公路', ['name 联合至坪岱段公路']],
    ['坪岱文安楼、周氏民居', ['name 坪岱文安楼', 'name 周氏民居']],
    [
      '已于2022年4月19日以玉发改审〔2022〕119号批复',
      ['date 2022年4月19日', 'document-number 玉发改审〔2022〕119号'],
    ],
    ['按照平江县委平发〖2009〗4号文件', ['place 平江县', 'document-number 平发〖2009〗4号']],
    [
      '坪岱村9-15社，2万多市民，日产6万立方米/日',
      ['name 坪岱村', 'number 9-15社', 'number 2万多', 'number 6万立方米/日'],
    ],
    ['坪岱镇兴农村的楠竹，岱河平口断面水质', ['name 坪岱镇兴农村', 'name 岱河平口断面']],
    ['90年代开采，第44次县政府常务会议', ['date 90年代', 'session 第44次县政府常务会议']],
    ['青年水库以南，坪家沟堤坝，西沙河外堤', ['name 青年水库', 'name 坪家沟', 'name 西沙河']],
    ['实施“金通工程”，12路公交线路', ['programme “金通工程”', 'number 12路公交线路']],
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
    ['市城投公司、市水务集团'],
    ['道路硬化、管网改造等重点项目，餐饮、住宿等企业'],
    ['改造连湖闸、环湖沟，高原淡水湖'],
    ['次新小区、机械式立体停车场，标语为墨水书写'],
    ['室内体育场，人均体育场地面积，计划内小区，您村的村组公路'],
    ['自然村通硬化路，混凝土路面砖铺装'],
    ['若该路口增设信号灯，设立“护学岗”定岗执勤'],
    ['山区镇、疏港公路、农村小坝塘，实现互联互通'],
    ['待主路和辅道完工，打造直播经济集聚区'],
    ['建设公交港湾式停靠站，打造精品一条街'],
    ['文旅融合、非遗传承、管廊投用，获批立项'],
    ['明确“六个一”的工作推进机制'],
    ['实现碳达峰、碳中和，对接资源富集地区'],
    ['出台“一揽子”政策，建立“一系列”机制'],
    ['充分利用村务公示栏，征求项目村农户意见，路面为泥土路，上门做工作'],
    ['推进三个方面：资金、人才、技术'],
    ['我局向各位代表汇报，由常务副县长牵头'],
    ['聘请高级教授，方便代表视察，任命主任，万名医生'],
    ['细化水厂改造，规模较大住宅小区，属地乡镇，单位停车场'],
    ['地形北高南低，东中西多个方案，跨省铁路，左右干渠'],
    ['占全乡林地面积，已委托设计院，集团化办学，综合楼'],
    ['关于“支持农业发展蔬菜”的建议'],
    ['开通镇城区线路，城区背街后巷，马路市场，地方各级政府'],
  ])('leaves alone what is everyone’s or the writer’s own: %s', (text) => {
    expect(marked(text)).toEqual([])
  })

  it('marks 我市 for a writer in a county, and every place for a writer of whom nothing is known', () => {
    expect(marked('我市创建绿色工厂', { ...writer, own: regionByCode('331022') })).toEqual(['place 我市'])
    expect(marked('台州市', { own: null, programmes: new Set() })).toEqual(['place 台州市'])
  })

  it('marks how a region of another level calls itself and its offices', () => {
    expect(marked('我县扩种中药材，全县已有三个基地，由县农业农村局指导')).toEqual([
      'place 我县',
      'place 全县',
      'place 县农业农村局',
    ])
    expect(marked('今年县委、县政府实施，争取县财政局支持')).toEqual([
      'date 今年',
      'place 县委',
      'place 县政府',
      'place 县财政局',
    ])
    expect(marked('全市推广，市农业农村局指导，省林业局支持')).toEqual([])
  })

  it('marks by what level the source calls itself and its offices, where the writer is of another', () => {
    const text = '市委高度重视，市科技局会同省税务局、市财政和市统计等部门开展培训，全市覆盖'
    const marks = (source: string, own: string): string[] =>
      findLeftovers(text, { ...writer, own: regionByCode(own), source: regionByCode(source) }, segmenter).map(
        (found) => slice(text, found),
      )
    expect(marks('331083', '330521')).toEqual(['市委', '市科技局', '市财政', '市统计', '全市'])
    expect(marks('331083', '331082')).toEqual([])
    expect(marks('330521', '331022')).toEqual([])
  })

  it('marks the short name of a township of the source, and of no other place', () => {
    const text = '支持楚门发展文旦，楚门人才回归'
    const source = regionByCode('331083')
    const places = findLeftovers(text, { ...writer, source }, segmenter).map((found) => slice(text, found))
    expect(places).toEqual(['楚门', '楚门'])
    expect(marked(text)).toEqual([])
  })

  it('marks a township of the source that is a word by itself, with what it is', () => {
    const marks = findLeftovers(
      '到联合乡的道路，联合施工',
      { ...writer, source: regionByCode('530129') },
      segmenter,
    )
    expect(marks).toEqual([{ kind: 'place', start: 1, end: 4 }])
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
