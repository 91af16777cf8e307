/** One text of the labelled set. */
export interface LabelledText {
  readonly text: string
  /** What has to go, as it stands in the text; empty for a text in which nothing may be touched. */
  readonly planted: readonly string[]
}

/** A fixed row of numbers between 0 and 1: the set is the same on every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

type Pick = <T>(values: readonly T[]) => T

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const inChinese = (text: string) =>
  text.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '')
const cut = (text: string, ...sizes: number[]) => {
  let at = 0
  return sizes.map((size) => text.slice(at, (at += size)))
}

const mobileWritings: readonly ((number: string) => string)[] = [
  (n) => n,
  fullWidth,
  (n) => cut(n, 3, 4, 4).join(' '),
  (n) => cut(n, 3, 4, 4).join('-'),
  (n) => cut(n, 3, 4, 4).join('—'),
  (n) => cut(n, 3, 4, 4).join('.'),
  (n) => cut(n, 3, 4, 4).join('\u3000'),
  (n) => cut(n, 3, 4, 2, 2).join(' '),
  (n) => cut(n, 3, 8).join('-'),
  (n) => cut(n, 4, 3, 4).join(' '),
  (n) => cut(n, 4, 4, 3).join(' '),
  (n) => [...n].join(' '),
  (n) => [...n].join('\u200b'),
  (n) => `+86${n}`,
  (n) => `+86 ${n}`,
  (n) => `+86-${cut(n, 3, 4, 4).join('-')}`,
  (n) => `0086${n}`,
  (n) => `（+86）${n}`,
  (n) => fullWidth(`+86-${n}`),
  inChinese,
  (n) => inChinese(n).replaceAll('一', '幺'),
  (n) =>
    cut(n, 3, 4, 4)
      .map((piece, at) => (at === 1 ? inChinese(piece) : piece))
      .join(''),
]

const landlineWritings: readonly ((area: string, number: string) => string)[] = [
  (a, n) => `${a}-${n}`,
  (a, n) => `${a}—${n}`,
  (a, n) => `${a} ${n}`,
  (a, n) => `(${a})${n}`,
  (a, n) => `（${a}）${n}`,
  (a, n) => `（${a}）-${n}`,
  (a, n) => `${a}-${cut(n, 4, 4).join(' ').trim()}`,
  (a, n) => `${a}--${n}`,
  (a, n) => fullWidth(`${a}-${n}`),
  (a, n) => `+86-${a.slice(1)}-${n}`,
  (a, n) => `${a}-${n}转801`,
  (a, n) => `${a}-${n}-801`,
  (a, n) => `${a}-${n} 转 分机 6`,
  (a, n) => inChinese(`${a}-${n}`),
]

const callLabels = [
  '联系电话：',
  '联系电话:',
  '联系电话 ',
  '（联系电话：',
  '电话：',
  '联 系 电 话：',
  '联系人及电话：张三，',
  '联系人：王小明，联系电话：',
  '联系人：李四 ',
  '联系人：市科技局 赵六；电话：',
  '联系方式：',
  '经办人：周七 ',
  '| 联系电话 | ',
  '传真：',
  'Tel：',
  '单位电话：',
  '办公电话：',
]

const mobileFrames: readonly (readonly [string, string])[] = [
  ...callLabels.map((label) => [label, '。'] as const),
  ['手机：', '\n'],
  ['请拨打', '与我们联系。'],
  ['如有疑问，请致电', '。'],
  ['（', '）'],
  ['\n', '\n'],
  ['市农业农村局张三 ', ''],
  ['微信号：', '，'],
  ['联系电话：0573-82110000、', ''],
]

/** At least a thousand texts: personal data in every writing, and numbers and names that are none. */
export function labelledTexts(): LabelledText[] {
  const next = numbersFrom(20_240_520)
  const pick: Pick = (values) => values[Math.floor(next() * values.length)] as never
  const digits = (length: number) => Array.from({ length }, () => Math.floor(next() * 10)).join('')
  const mobile = () => `1${pick(['38', '39', '50', '58', '77', '86', '99'])}0000${digits(4)}`
  const texts: LabelledText[] = []
  const plant = (before: string, value: string, after: string) => {
    const names = [...before.matchAll(/张三|李四|王小明|赵六|周七|0573-82110000/g)].map((match) => match[0])
    const isNamed = /联系人|经办人|0573/.test(before)
    texts.push({ text: `${before}${value}${after}`, planted: isNamed ? [...names, value] : [value] })
  }
  for (const write of mobileWritings)
    for (const [before, after] of mobileFrames) plant(before, write(mobile()), after)
  for (const write of landlineWritings) {
    for (const label of callLabels) {
      const area = pick(['010', '021', '0571', '0573', '0755', '0871'])
      plant(
        label,
        write(area, `8${pick(['000', '800', '211'])}${digits(area.length === 3 ? 4 : pick([3, 4]))}`),
        '。',
      )
    }
  }
  for (const label of callLabels) plant(label, `8${digits(7)}`, '。')
  for (const label of callLabels) plant(label, `6${digits(6)}`, '\n')
  for (let at = 0; at < 120; at += 1) plant(...identityCard(pick, digits))
  for (let at = 0; at < 100; at += 1) plant(...email(pick, digits))
  for (let at = 0; at < 200; at += 1) texts.push(contact(pick))
  for (let at = 0; at < 500; at += 1) texts.push({ text: harmless(pick, digits), planted: [] })
  return texts
}

function identityCard(pick: Pick, digits: (length: number) => string): [string, string, string] {
  const base = `${pick(['110101', '330106', '331083', '371302'])}19${pick(['49', '75', '99'])}${pick(['0101', '1231', '0630'])}${digits(3)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const check =
    '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(base[at]), 0) % 11] ?? ''
  const number = base + pick([check, check.toLowerCase()])
  const write = pick([
    (n: string) => n,
    fullWidth,
    (n: string) => cut(n, 6, 8, 4).join(' '),
    (n: string) => cut(n, 6, 4, 4, 4).join('-'),
  ])
  return [
    pick(['身份证号：', '身份证号码 ', '', '（', '公民身份号码：', '张某，']),
    write(number),
    pick(['。', '）', '\n', '']),
  ]
}

function email(pick: Pick, digits: (length: number) => string): [string, string, string] {
  const name = pick(['zhangsan', 'li.si', 'kjj_bgs', digits(9), 'a-b+c'])
  const site = pick(['qq.com', '163.com', 'example.gov.cn', 'vip.sina.com', 'mail.example.edu.cn'])
  const address = `${name}@${site}`
  const written = pick([address, fullWidth(address), address.replace('@', ' @ '), address.toUpperCase()])
  return [
    pick(['邮箱：', '电子邮箱 ', 'E-mail:', '（', '请发至']),
    written,
    pick(['。', '）', '，', '\n', '']),
  ]
}

function contact(pick: Pick): LabelledText {
  const name = pick([
    '张三',
    '李四光',
    '欧阳明',
    '王 五',
    '赵　六',
    '司马小光',
    '郎平凡',
    '阿依古丽·买买提',
    '覃小红',
    '单小青',
  ])
  const label = pick([
    '联系人：',
    '联系人:',
    '联 系 人：',
    '经办人：',
    '承办人：',
    '联系人及电话：',
    '联系人、联系电话：',
    '联系人（电话）：',
    '| 联系人 | ',
    '联络员：',
  ])
  const place = pick(['', '', '市科技局 ', '市科技局高新处', '办公室主任', '规划科 '])
  const title = pick(['', '', '科长', '（科长）', '同志', '女士'])
  const phone = pick([
    '，13800001234',
    ' 13800001234',
    '；电话：0573-82110000',
    '，联系电话：13800001234',
    '，0573-82110000、13800001234',
  ])
  const numbers = [...phone.matchAll(/0573-82110000|13800001234/g)].map((match) => match[0])
  const address = /^(?:同志|女士)$/.test(title) ? title : ''
  return { text: `${label}${place}${name}${title}${phone}。`, planted: [`${name}${address}`, ...numbers] }
}

function harmless(pick: Pick, digits: (length: number) => string): string {
  return pick([
    () => `玉科〔2023〕1381234${digits(7)}号`,
    () => `建议提案第2023${digits(4)}号`,
    () => `提案编号：2024${digits(4)}`,
    () => `索引号: | 11331021002687352Y/2024-${digits(6)} |`,
    () => `索引号：00258${digits(4)}/2024-${digits(5)}`,
    () => `统一社会信用代码：12330400MB0X${digits(5)}K`,
    () => `实现产值138${digits(8)}元，增长9.7%`,
    () => `补助资金${digits(5)},${digits(3)},${digits(3)}元`,
    () => `累计服务群众138${digits(8)}人次`,
    () => `绿化面积8${digits(7)}平方米`,
    () => `2024-05-${pick(['10', '20'])} 2023-11-15 10:40`,
    () => `发布日期：20240520 成文日期：20231115`,
    () => `2019—2023年，我市财政投入13.8亿元、0.5亿元、0.8亿元`,
    () => `总机：0573-8211${digits(4)}`,
    () => `值班电话：0573-8211${digits(4)}`,
    () => `监督电话：（0573）8211${digits(4)}`,
    () => `办公室电话：8211${digits(4)}`,
    () => `咨询电话：0573-8211${digits(4)}、8211${digits(4)}`,
    () => `拨打12345政务服务热线、12315、110、119或96345`,
    () => `全国统一客服热线400-8${digits(2)}-${digits(4)}`,
    () => `https://www.example.gov.cn/art/2024/5/20/art_1229_138${digits(8)}.html`,
    () => `http://zwgk.example.gov.cn/col/col1381234${digits(4)}/index.html?id=138${digits(8)}`,
    () => `尊敬的张三委员：您在市政协十届三次会议上提出的第${digits(3)}号提案收悉`,
    () => `签发人：李四`,
    () => `李训代表（领衔代表）、王五代表：`,
    () => `密切联系人大代表和政协委员，建立联系人制度，完善电话回访${digits(3)}次`,
    () => `联系单位：市科技局规划处`,
    () => `承办人员共${digits(2)}名，手机用户达到138.${digits(2)}万户，固定电话用户${digits(2)}.5万户`,
    () => `经办人员要及时联系提案人，做到电话沟通、上门走访，满意率100%`,
    () => `主办单位：市科技局；会办单位：市财政局、市经信局`,
    () => `一是加快建设；二是强化保障；三是完善机制，三五年内达到一三五目标`,
    () => `公路里程 138 1234 5678 9012 公里`,
    () => `2021 1381 2022 1392 2023 1503`,
    () => `GB/T 9704—2012，GB 50011-2010，DB33/T 2138${digits(4)}-2022`,
    () => `邮政编码：314000 地址：中山路138号`,
    () => `执行“1381”工程，建设“315”科技创新体系`,
    () => `专利号：ZL2020 1 ${digits(7)}.8`,
    () => `ISBN 978-7-${digits(4)}-${digits(4)}-6`,
    () => `坐标120.1381234${digits(3)}, 30.2741`,
  ])()
}
