/** What can be listed, chosen or applied for, or does so. */
const member =
  '产品|项目|企业|单位|专家|人才|学校|高校|社区|村|乡镇|街道|机构|平台|园区|基地|成果|品牌|景区|医院|家庭|农户'

const deed = new RegExp(
  `^(${member})((?:列入|纳入|入选|入围|入(?![驻住职股户])|申报|建有|设有|引进)((?:[0-9]{4}年度?)?[^0-9]{2,28}))`,
  'u',
)

/** What is counted by a figure with these words behind it, when they tell of some members what they did or where they are
 *  listed: 入省首台(套)产品名单的产品 in 30个产品入省首台(套)产品名单. Null for other words. */
export function countedMembers(behind: string): string | null {
  const [, noun, listed, list] = deed.exec(behind.replace(/\s+/g, '')) ?? []
  if (noun === undefined || listed === undefined || list === undefined) return null
  return list.endsWith(noun) ? listed : `${listed}的${noun}`
}
