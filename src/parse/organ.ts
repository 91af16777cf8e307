/** How the names of public bodies end. */
const organEnding =
  /(?:局|厅|委|部|署|办|政府|人民法院|检察院|委员会|办公室|办公厅|党委|管委会|管理处|管理所|中心|总队|支队|大队|公司|集团|银行|分行|支行|总社|供销社|工会|总工会|妇联|残联|文联|科协|侨联|工商联|协会|学会|联合会|基金会|学院|大学|医院|研究院|研究所|指挥部|政府[\u4e00-\u9fff]{2,8}科|开发区|高新区|园区|管理区|新区|街道|街道办事处|办事处|镇|乡|团|组|馆|台|站|海关|队|所|处|院|室|库|行|会|社)$/

const seal = /\((?:盖章|公章|印章|章|印|代章|公章略|签章)\)|[(（]此页无正文[)）]/g
const organText = /^[\u4e00-\u9fff\u3400-\u4dbf•()]{2,40}$/
const noOrgan =
  /[的我您你将]|(?:网站|官网|关于|如下|附件|工作情况|工作安排|特此|此页|欢迎|答复|提案|建议$|\d届|[一二三四五六七八九十]届|代表大会|代表团)|[主会协承]办$|^(?:请|由|对|经|在|为|面向)/

/** Another name of the same body: 市住建局(市人防办). */
const otherName = /\(([\u4e00-\u9fff]{3,20})\)$/

/** The name of a public body that `text` (plain) consists of, blanks and seal notes removed; of several set apart by
 *  blanks the first. Null when it is anything else. */
export function readOrgan(text: string): string | null {
  return readOrgans(text)[0] ?? null
}

/** The names of public bodies that `text` (plain) consists of, set apart by blanks. Empty when it is anything else. */
export function readOrgans(text: string): readonly string[] {
  if (text.length > 80) return []
  const bare = text.replace(seal, '').replace(/^[ •|?]+|[ •|?。,]+$/g, '')
  if (!bare.includes(' ')) return isOrgan(bare) ? [bare] : []
  const several = bare.split(/ +/)
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

const shortName =
  /^(?:(?:自治)?[省市县区州旗盟镇乡](?!场|政|域)|[我本该])(?!辖|级)|^(?:教体局|科技局|发改[局委]|教育局|财政局|人社局|民政局|公安局|住建局|卫健[局委]|经信局|[厅局委]?办公室)$/

/** Whether the name leaves open of which place the body is: 市科技局, 区发改局. */
export function isShortOrgan(name: string): boolean {
  return shortName.test(name)
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
