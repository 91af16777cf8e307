/** How the names of public bodies end. */
const organEnding =
  /(?:局|厅|委|部|署|办|政府|人民法院|检察院|委员会|办公室|办公厅|党委|管委会|管理处|管理所|中心|总队|支队|大队|公司|集团|银行|分行|支行|总社|供销社|工会|总工会|妇联|残联|文联|科协|侨联|工商联|协会|学会|联合会|基金会|学院|大学|中学|小学|学校|幼儿园|医院|研究院|研究所|指挥部|农场|林场|牧场|水厂|政府[\u4e00-\u9fff]{2,8}科|开发区|高新区|园区|管理区|新区|街道|街道办事处|办事处|镇|乡|团|组|馆|台|站|海关|队|所|处|院|室|库|行|会|社|[局部委署会厅院][\u4e00-\u9fff]{2,12}司)$/

const seal = /\((?:盖章|公章|印章|章|印|代章|公章略|签章)\)|[(（]此页无正文[)）]/g
const organText = /^[\u4e00-\u9fff\u3400-\u4dbf•()]{2,40}$/
const noOrgan =
  /[的我您你将]|(?:网站|官网|关于|如下|附件|工作情况|工作安排|特此|此页|欢迎|无障碍|平台$|答复|提案|建议$|\d届|[一二三四五六七八九十]届|代表大会|代表团)|[主会协承]办$|[厕场]所$|^(?:请|由|对|经|在|为|面向)|^\(?[一二三四五六七八九十]{1,2}[)是]/

/** Another name of the same body: 市住建局(市人防办). */
const otherName = /\(([\u4e00-\u9fff]{3,20})\)$/

/** The name of a public body that `text` (plain) consists of, blanks and seal notes removed; of several set apart by
 *  blanks the first. Null when it is anything else. */
export function readOrgan(text: string): string | null {
  return readOrgans(text)[0] ?? null
}

/** The names of public bodies that `text` (plain) consists of, set apart by blanks or 、. Empty when it is anything else. */
export function readOrgans(text: string): readonly string[] {
  if (text.length > 80) return []
  const bare = text.replace(seal, '').replace(/^[ •|?]+|[ •|?。,]+$/g, '')
  if (!/[ 、]/.test(bare)) return isOrgan(bare) ? [bare] : []
  const several = bare.split(/[ 、]+/)
  if (several.length > 1 && several.every((name) => name.length > 3 && isOrgan(name))) return several
  // The banner of a site names several bodies and things.
  if (several.length > 1 && bare.length > longestSpaced) return []
  const name = bare.replaceAll(' ', '')
  return isOrgan(name) ? [name] : []
}

/** With blanks in it no name is longer, in characters. */
const longestSpaced = 28

function isOrgan(name: string): boolean {
  if (name.length < 3 || !organText.test(name) || noOrgan.test(name)) return false
  const other = otherName.exec(name)
  if (!other) return organEnding.test(name)
  return organEnding.test(other[1] ?? '') && organEnding.test(name.slice(0, other.index))
}

const shortName = /^(?:(?:自治)?[省市县区州旗盟镇乡](?!场|政|域)|[我本该])(?!辖|级)|^[厅局委]?办公室$/

/** What departments of every place are called, without 局, 委 and so on. */
const departments =
  '教育 教体 教育体育 教育和体育 教科 教科体 科技 科学技术 工信 工业和信息化 经信 经济和信息化 发改 发展和改革 发展改革 公安 民政 司法 财政 人社 ' +
  '人力社保 人力资源和社会保障 自然资源 自然资源和规划 资规 国土 国土资源 规划 生态环境 环保 环境保护 住建 住房和城乡建设 建设 城管 城市管理 城管执法 ' +
  '综合执法 综合行政执法 交通 交通运输 水利 水务 农业 农业农村 畜牧 林业 林业和草原 林草 商务 文旅 文化和旅游 文化旅游 文广旅 文体广旅 文化 旅游 ' +
  '卫健 卫生健康 卫生 卫计 卫生和计划生育 审计 应急 应急管理 安监 市场监管 市场监督管理 统计 医保 医疗保障 信访 退役军人事务 乡村振兴 扶贫 体育 物价 ' +
  '粮食 人防 行政审批 园林 房管 民族宗教 民宗 金融'
const department = new RegExp(`^(?:${departments.replaceAll(' ', '|')})(?:局|委|厅|委员会)$`)

/** Whether the name is that of a department without its place: 教体局, 卫生健康委员会. */
export function isDepartment(name: string): boolean {
  return department.test(name)
}

/** Whether the name leaves open of which place the body is: 市科技局, 区发改局, 教体局. */
export function isShortOrgan(name: string): boolean {
  return shortName.test(name) || isDepartment(name)
}

/** The bodies of a list such as 市发改局、市经信局和市投资促进中心等单位, in order, each once. */
export function splitOrgans(list: string): string[] {
  const spaced = list.slice(0, 400).trim().split(/ +/)
  const found = spaced
    // 市财政局 市人力社保局: names that only blanks set apart.
    .join(spaced.every((name) => isOrgan(name)) ? '、' : '')
    .replace(
      /等(?:\d+|[一二三四五六七八九十]+|多)?(?:家|个)?(?:相关|有关|协办|会办|配合|职能)?(?:单位|部门|委办局|委局|局|处室|镇街)?$/,
      '',
    )
    .split(/[、,;]|以及|(?<=[局厅委部办会心院府司社处署队所])(?:和|与|及|并)(?=[\u4e00-\u9fff]{2})/)
    .map((name) =>
      name.replace(
        /^(?:积极|认真|及时)?(?:由|和|与|及|会同|并|商(?!务)|联合|协同|请|组织|经(?![济信发贸开]))?(?:(?:协办|会办)单位)?/,
        '',
      ),
    )
    .map((name) => readOrgan(name))
    .filter((name): name is string => name !== null)
  return [...new Set(found)]
}
