/** What a label of a page's head or foot announces. `other` values are of no use, but end the value before. */
export type LabelName =
  | 'indexNumber'
  | 'authority'
  | 'source'
  | 'written'
  | 'published'
  | 'docNumber'
  | 'outcome'
  | 'title'
  | 'proposalTitle'
  | 'proposalNumber'
  | 'session'
  | 'lead'
  | 'joint'
  | 'contactUnit'
  | 'other'

/** The labels that sites write, folded to one name each. */
const labels: Readonly<Record<LabelName, string>> = {
  indexNumber: '索引号 信息索引号 信息索引 索引编号 索引号码 索取号 信息索取号',
  authority:
    '发布机构 发布单位 发布机关 发布部门 制定机关 发文机关 发文单位 发文机构 发文部门 责任部门 责任单位 制发机关 制发单位 制文机关 制文单位 ' +
    '公开机构 公开单位 公开部门 公开责任部门 公开主体 答复单位 答复机关 答复部门 答覆单位 答覆机关 承办单位 办理单位 签发单位 成文机关 成文单位 ' +
    '信息发布机构 信息公开机构 信息公开责任部门 发布者 发文机关名称 生成单位 机构名称 承办部门 承办机关 办理部门',
  source: '信息来源 来源 文章来源 稿件来源 稿源 信息提供单位 供稿单位 供稿 内容来源',
  written:
    '成文日期 成文时间 发文日期 发文时间 生成日期 生成时间 产生日期 产生时间 制发日期 制文日期 形成日期 形成时间 ' +
    '印发日期 印发时间 签发日期 签发时间 答复日期 答复时间 回复日期 回复时间 办复日期 办复时间 信息生成日期',
  published:
    '发布日期 发布时间 发布时期 公开日期 公开时间 公布日期 公布时间 信息发布日期 信息发布时间 发表时间 发表日期 上网日期 上网时间 ' +
    '录入时间 录入日期 更新时间 更新日期 网站发布日期 信息时间 时间 日期 添加时间 编稿时间 发稿时间 编发时间 信息提供日期 著录日期',
  docNumber:
    '文号 发文字号 文件编号 文件编码 发文文号 发文号 公文字号 文件字号 文件号 公文文号 发文编号 文书号 答复文号 字号',
  outcome:
    '意见类别 办结类别 办理类型 答复类型 类别 类型 办理类别 答复类别 办复类别 办复类型 办理结果 办理结果分类 办理分类 答复分类 建议类别 提案类别 ' +
    '建议分类 提案分类 分类 分类标识 答复标识 办复标识 办理标识 类别标记 标识 办理程度 落实情况 落实程度 解决程度 办理意见类别 答复结果 答复件类别 答复件分类 办结类型 办理答复分类 办理答复类别 办理结果类型 建议办理结果分类 提案办理结果分类 建议办理类别 提案办理类别 分类标注 ' +
    '办理情况 办理情况分类 办理结果类别 办理结果标注 解决情况',
  title:
    '原标题 名称 公开事项名称 题目 中文名 标题 文件名称 信息名称 文件标题 公文名称 题名 文件名 信息标题 公文标题 答复标题 复文标题 答复函标题 答复题目',
  proposalTitle:
    '案由 事由 提案题目 提案标题 提案名称 建议标题 建议题目 建议名称 提案案由 建议案由 案名 提案题名 提案 议案标题 议案名称 建议提案标题 提案建议标题 建议提案名称 议案提案标题',
  proposalNumber:
    '提案编号 建议编号 新编号 提案号 建议号 案号 提案案号 议案编号 议案号 案件编号 建议提案编号 提案序号 建议序号',
  session: '届次 会议届次 届次会议 会议名称 所属届次',
  lead: '主办单位 主办部门 主办 牵头单位 牵头部门 主办机关 主承办单位',
  joint: '协办单位 会办单位 协办部门 会办部门 协办 会办 配合单位 分办单位 协办机关',
  contactUnit: '联系单位 联系单位及电话',
  other:
    '效力等级 公开方式 公开范围 公开属性 公开形式 公开时限 公开程序 公开类别 公开类型 公开选项 公开目录 是否公开 是否主动公开 组配分类 主题分类 ' +
    '分类导航 体裁分类 体裁 主题词 主题 关键词 关键字 有效性 效力状态 文件状态 时效性 时效 有效期 有效状态 生效日期 生效时间 实施日期 ' +
    '失效日期 失效时间 废止日期 废止时间 截止日期 终止日期 规范性文件登记 规范性文件登记号 规范性文件编号 文件登记号 登记号 统一登记号 ' +
    '统一编号 访问次数 访问量 浏览次数 浏览量 阅读次数 阅读量 阅读 点击数 点击率 点击量 点击次数 点击 浏览 人气 作者 发布人 录入 录入人 责任编辑 ' +
    '编辑 审核 审核人 校对 签发人 签发 签批人 会签人 字体 字体大小 字体显示 大小 分享 分享到 打印 保护视力色 背景色 载体类型 记录形式 ' +
    '内容概述 内容概览 公文范围 内容摘要 摘要 服务对象 信息类别 信息分类 所属分类 所属栏目 栏目 语种 文种 文件类型 文件类别 公文种类 公文类型 公文类别 ' +
    '紧急程度 密级 保密期限 份号 提案人 提案者 代表提案者 建议人 建议提案人 领衔代表 领衔人 附议人 联名人 联名代表 提出人 代表姓名 委员姓名 第一提案人 提案单位 ' +
    '界别 代表团 所属代表团 通讯地址 提案内容 建议内容 答复内容 回复内容 办理回复 提案原文 承办类型 办理方式 办理状态 处理状态 状态 立案日期 立案时间 提案日期 ' +
    '提交时间 提交日期 交办日期 交办时间 提出时间 提出日期 收文日期 办结日期 办结时间 发文顺序号 地域 地区 省份 页数 附件 备注 满意度 ' +
    '满意情况 核心提示 导读 内容提要 提要 导语 联系人 联系电话 联系方式 电话 邮编 地址 抄送 次数 浏览数 字数 存放位置 题裁分类 所属类目 所属主题 相关解读 ' +
    '相关文件 工作单位 责任领导 督办领导 政府督办领导 反馈时间 内容分类 机构分类 行业分类 建议类型 建议办理类型 建议公开范围 建议答复 信息所属单位',
}

const names = new Map<string, LabelName>()
for (const [name, words] of Object.entries(labels)) {
  // The keys of the table are the label names.
  for (const word of words.split(' ')) names.set(word, name as LabelName)
}

/** What the label `word` (without blanks) announces; null when it is no label. */
export function labelName(word: string): LabelName | null {
  return names.get(word) ?? null
}

const firsts = new Set([...names.keys()].map((word) => word.charAt(0)))
const lasts = new Set([...names.keys()].map((word) => word.charAt(word.length - 1)))

/** Whether a label begins with `char`: most words need not be looked up. */
export function beginsLabel(char: string): boolean {
  return firsts.has(char)
}

/** Whether a label ends with `char`. */
export function endsLabel(char: string): boolean {
  return lasts.has(char)
}

/** Where the first word of a line begins, behind blanks, bars, bullets and brackets. */
export function firstWordAt(text: string): number {
  let at = 0
  while (at < text.length && ' \n|•[(-'.includes(text.charAt(at))) at += 1
  return at
}

/** The longest label, in characters. */
export const longestLabel = Math.max(...[...names.keys()].map((word) => word.length))
