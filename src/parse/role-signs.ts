import type { Role } from '../reply/role.ts'

/** What text tells of, by its own words. */
export type ToldRole = Extract<Role, 'done' | 'plan' | 'problem' | 'background'>

/** Words that tell what a clause is about: work done, plans, problems or the background. */
export interface Signs {
  /** Null for words that only look like a sign, and hide it: 将近, 应用. */
  readonly role: ToldRole | null
  /** What each of the words adds to its role. A clause is of the role that gathers most, from `enough` on. */
  readonly weight: number
  /** Parted by blanks. */
  readonly words: string
  /** What must, or must not, stand right before a word or right behind it. */
  readonly before?: RegExp
  readonly notBefore?: RegExp
  readonly behind?: RegExp
  readonly notBehind?: RegExp
  /** For problems: whether it stands even where a clause speaks of relief: 资金保障上还没有预算. */
  readonly unrelieved?: true
  /** Whether a sentence that begins with it speaks for the passage, whatever the heading says. */
  readonly strong?: true
}

/** A clause tells a role from here on: one clear sign, or two that hint at the same. */
export const enough = 1

/** Who answers, and words before which 将 and 拟 tell of what will be, whatever follows. */
const who =
  /(?:我[局委厅部办院校镇乡县区市省州旗处站们]|我单位|我中心|也|还|均|都|后|今年|明年|年内|底前|期间)/

/** Verbs that 了 ends as done. */
const ended =
  /(?:印发|出台|制定|召开|完成|取得|实现|开展|组织|举办|推荐|成立|落实|加强|加大|加快|完善|优化|强化|推进|推动|建立|健全|增设|配备|安装|修复|改造|整治|排查|清理|检查|安排|制订|编制|争取|投入|建设|实施|举行|进行|确定|下发|转发|发布|召集|邀请|走访|调研|核实|查看|踏勘|解决|改善|提升|提高|缓解|保障|方便|促进|形成|构建|搭建|打造|培育|引进|拨付|下达|新建|改建|开通|签订|明确|规划|印制|发放|张贴|设立|设置|划定|协调|启动|采购|购置|更换|铺设|划设|拓宽|调整|疏通|拆除|起草|上报|申报|申请|减轻|采取|确保|有效|做|对接|沟通|纳入|列入|增加|作出|做出)/

/** 将…列入 says into what something is put, not what will be. */
const putInto =
  /(?:近|军|士|[^,;。]{1,90}(?:作为|列为|列入|纳入|摆在|放在)|[^,;。]{1,30}(?:转?交(?:我|由|办)|进行了)|[^,;。]{1,24}(?:扩大|提高|增加|提升|调整|变更)(?:到|至|为))/

/** Adverbs and verbs before which 将 tells of what will be. */
const futures =
  '会 继续 进一步 持续 陆续 分批 加大 积极 重点 加强 着力 认真 严格 全力 不断 深入 切实 加快 逐步 努力 适时 协同 配合 组织 充分 大力 统筹 及时 尽快 尽早 优先 予以 有效 开展 完善 推进 推动 强化 优化 督促 协调 协助 定期 全面 做好 抓好 解决 改变 改善 实现 带动 打造 培育 争取'
/** The same, where nothing is put into something: 将根据项目进展列入规划. */
const futuresOrObjects =
  '会同 联合 按照 围绕 以 结合 根据 依托 研究 在 于 从 通过 采取 安排 启动 建成 成为 达到 完成 建设 新建 提升 为 对 由 与 用 落实 新增 改造 拓展 邀请 委托 聘请 改扩建 投入 实施'

/** 计划建一座公厕，现已完成主体工程: what was planned is under way. */
const underWay = /[^。;]{2,80},(?:现|目前)?已/

/** Bad things of which the clause says what is done about them: 对破损的标线进行维护. */
const mended =
  /[^,;。]{0,24}(?:进行|整治|改造|修复|治理|排查|维护|维修|更换|清理|疏导|提升|得到|改善|予以|加以|查看|调研|踏勘|核查|解决|整改|销号|的建议|的提案|清单)/
/** What an inspection has counted, it has found: 通报问题12个. */
const counted = / ?\d+[余多]? ?[个项处起件条宗次例]/
const mendedOrCounted = new RegExp(`${mended.source}|${counted.source}`)

type Guards = Omit<Signs, 'role' | 'weight' | 'words'>

function ofRole(role: ToldRole): (weight: number, words: string, guards?: Guards) => Signs {
  return (weight, words, guards) => ({ role, weight, words, ...guards })
}

const plan = ofRole('plan')
const done = ofRole('done')
const problem = ofRole('problem')
const background = ofRole('background')

function looksAlike(words: string): Signs {
  return { role: null, weight: 0, words }
}

/** The table. A later row adds to an earlier one; where words begin alike the longest counts. */
export const signs: readonly Signs[] = [
  // Plans. 将 is the surest sign, behind whoever acts or before what is done.
  plan(3, '将', { before: who, notBehind: putInto, strong: true }),
  plan(3, join('将', futures), { notBefore: /(?:提出|明确)/, strong: true }),
  plan(3, join('将', futuresOrObjects), { notBefore: /(?:提出|明确)/, notBehind: putInto, strong: true }),
  plan(2.5, '会', {
    before: /我[局委厅部们市县区办]/,
    notBehind: /(?:同|议|商|计|员|展|诊|办)/,
    strong: true,
  }),
  plan(3, '将把', { strong: true }),
  plan(2.5, '一定会 会尽 会立即 会重新 会积极 会进一步 会尽快 会持续 会继续 会认真 会及时 会根据 会逐步', {
    strong: true,
  }),
  plan(0.1, '拟', { before: who, notBehind: /(?:定|制|稿|订|人)/, strong: true }),
  plan(3, '拟', { notBefore: /[虚模草起]/, notBehind: /(?:定|制|稿|订|人|[^,;。]{1,8}(?:项目|计划|名单))/ }),
  plan(1.5, '拟定 规划新建 规划能 规划实施'),
  plan(3, '力争 争取于 争取在 争取到20 争取早日 争取尽早 争取尽快 即将'),
  plan(2.5, '计划', {
    before: /(?:我[局委厅部市县区乡镇办们]|\d\d年|今年|明年|年内|初步|[,;]|^)/,
    notBehind: underWay,
  }),
  plan(2.5, '计划', {
    behind:
      /(?:于|在|到|先|对|用|20\d\d|\d+[月年]|投[入资]|新建|启动|开工|建|开设|开展|改造|实施|安排|增设|修建|扩建|硬化|打造|引进)/,
    notBehind: underWay,
  }),
  plan(3, '下一步 下步 下一阶段 接下来 今后 日后 明年 下半年 届时 后期', {
    notBefore: /(?:提出|明确)[^,;。]{0,4}/,
    notBehind: /的?(?:任务|举措|的通知|管护|养护|管理等|维护|运营)/,
  }),
  plan(2, '尽快 尽早 早日 适时 预计 年底前 年内 月底前 年前', { notBefore: /(?:去|已[^,;]{0,14}|上)/ }),
  plan(2, '年底', { behind: /(?:可|全部|基本)?(?:完成|建成|开工|启动|投入|完工)(?!了)/, notBefore: /去/ }),
  plan(2.5, '待', {
    notBefore: /[等接亟期对招优善看虐]/,
    behind: /[^,;。]{2,24}(?:后|时|到位|下达|批复|成熟)/,
  }),
  plan(2, '如项目 如果有 如有合适 一旦'),
  // 继续, 进一步 and 努力 stand beside work done as well.
  plan(1.5, '继续'),
  plan(0.8, '进一步 努力 逐步 争取', { notBehind: /[^,;。]{0,20}\d/ }),
  plan(1, '要', { before: /(?:^|[,;:]|们|我[局委部]|部门|单位|企业)/, notBehind: /[求件素点么道闻是]/ }),

  // Work done: aspect, then adverbs of time, then what an authority does once.
  done(2.5, '已 已经 先后 累计 截至 截止', { notBehind: /(?:久|故)/ }),
  done(1, '了', { before: ended, notBehind: /解/ }),
  done(1.2, '了', { notBefore: /[为除罢极]/, notBehind: /解/ }),
  done(2, '近年来 今年以来 今年上半年 多年来 年以来 以来,', { notBehind: /[^,;。]{0,4}频/ }),
  done(
    2,
    '高度重视 十分重视 历来重视 一直重视 始终重视 获得 获评 荣获 入选 被评为 被认定 得到明显 得到有效 得到极大 得到进一步',
  ),
  done(
    1.5,
    '去年 前年 近几年 近两年 近三年 年来 一直 多次 建成 正在 正积极 正统筹 正式 召开 获批 投用 每年 每月 每日 每周 常态化 不定期 坚持',
  ),
  done(1.5, '曾', { behind: /(?:[经在于]|多次|先后|[开组召安])/ }),
  done(1.5, '仍在 还在', { behind: /(?:进行|推进|开展|办理|建设|施工|落实)/ }),
  done(1.5, '要求', { before: /(?:^|[,;])(?:并|已|也|多次|同时)/ }),
  done(1.5, '共', { behind: /(?:有|计|完|建|办|举|新|认|培|争|投|开|排|核|获|出动|检查|发放|设)/ }),
  done(1.5, '印发 出台 制定 制订 发布 下发 转发 编制 起草 修订', { behind: /[了的]?[^,;。《]{0,12}《/ }),
  done(1.5, '达 达到 提升至 增至 增长', { behind: / ?\d/ }),
  done(1.2, '完成', {
    notBefore: /(?:逐步|分批|分期|尽快|力争|确保|年内|年底)[^,;。]{0,10}/,
    notBehind: /(?:的|任务|率)/,
  }),
  done(1.2, '目前 截至目前 前期 取得 新增 实现 现有 认定', {
    notBehind: /(?:的|产值|任务|还[不没]|尚|仍)/,
  }),
  done(1.2, '20', {
    behind: /\d\d年(?:以来|至今|[,\d]|[^,;。]{0,8}(?:印发|出台|建成|启动|完成|认定))/,
    before: /(?:^|[,;:自])/,
  }),
  done(
    0.6,
    '开展 组织 安排 落实 建立 采取 联合 严厉打击 持续 签订 引进 服务 走访 培训 培养 发放 举办 评选 促成 带动 投入 新建 改造 设置 配备 招聘 认定 下达 拨付 检查 排查 派发 张贴',
  ),

  // Problems: what cannot be done, then what lacks, then the state complained of.
  problem(
    3,
    '仍存在 仍然存在 还存在 依然存在 尚存在 仍面临 还面临 依然面临 存在的主要问题 主要矛盾 主要问题是 突出问题是',
    { strong: true },
  ),
  problem(3, '存在问题', { notBehind: mended, strong: true }),
  problem(
    2.5,
    '无法 难以 不满足 不能列入 不能纳入 暂时不能 不能解决 再无 暂不 暂未 暂无 暂时不 暂时无 尚未 尚无 未能 目前无 现无 并无 均无 无此类 无权 不能满足 不具备 不成熟 不宜 不适宜 解决不了 提供不了 跟不上 已不 已无 无力 只能靠 只能依靠 只能通过 不予 没有得到 未得到 得不到 没有完成 未完成 没有落实 未落实 没有专项 没有资金 没有安排 无专项 无资金 没有列入 没有纳入 未列入 未纳入 未将',
    { unrelieved: true },
  ),
  problem(
    2,
    '混乱 拥挤 阻力 参差不齐 缺少 遭到破坏 遭受 不足 短板 滞后 薄弱 制约 缺乏 匮乏 受限 所限 短缺 很难 隐患 年久失修 失修 破损 坑洼 拥堵 泥泞 淤塞 淤积 渗漏 崩塌 坍塌 损毁 损坏 断裂 老化 狭窄 狭小 流失 凸显 不便 日益突出 更为突出 较为突出 问题突出 矛盾突出 欠账 杯水车薪 捉襟见肘 低下',
    { notBehind: mendedOrCounted },
  ),
  problem(
    1.5,
    '困难 紧张 有限 难度 威胁 矛盾 存在 面临 不够 不在 不属于 不符合 导致 造成 限制 影响 压力 不得不',
    { notBefore: /涉及[^,;。]{0,40}/, notBehind: mended },
  ),
  // 停车难问题,我局高度重视 and 机构规格问题由县编委决定 name what is spoken of.
  problem(2, '未', {
    behind: /(?:获得|得到|实施|开展|安排|落实|列入|纳入|完成|解决|达到|享受|覆盖|通过|按)/,
  }),
  problem(1.5, '面广 艰巨 难做到'),
  problem(1.5, '问题', {
    notBefore: /涉及[^,;。]{0,40}/,
    notBehind: new RegExp(
      `${mendedOrCounted.source}|,(?:我[局委厅部市县区]|[^,;。]{0,8}(?:高度重视|具有))|具体|由`,
    ),
  }),
  // 在没有建成之前 tells when.
  problem(1.5, '没有 不能', { notBehind: /[^,;。]{0,12}(?:之前|以前|前[,;。])/, unrelieved: true }),
  problem(1.2, '偏小 偏少 偏低 偏远 较低 较小 不高 不强 过少 太高 过高 太大 太小 只能', {
    notBehind: mended,
  }),
  problem(0.8, '由于 但 但是 然而 不过'),
  problem(0.8, '因', { before: /(?:^|[,;])/ }),
  problem(2, '尚需 但还没有 但仍没有 但没有 但尚'),
  looksAlike(
    // 有限公司 and 困难群众 are none that hinder, 公共设施 none that was set up.
    '有限公司 有限责任 困难群众 困难群体 困难家庭 困难学生 困难人员 困难职工 困难老年 困难残疾 困难户 困难企业 特困 影响力 影响评价 压力容器 压力管道 矛盾纠纷 行动不便 薄弱学校 薄弱环节 继续教育 公共建 公共设 公共有 共建共 军民共建 中共 只是 总是 凡是 更是 正是 所需 可视 可追溯 可控 可再生 可复制 可推广 可回收 可支配 可喜 可能 尽可能 即可 可谓 可用 不可或缺 不但 非但 因而 不是 而是 就是 要是 或是 实事求是 供应商 应有 应变 应届 无需 不在少数 无处不在 原则上 根据地 待遇 有待',
  ),
  looksAlike(
    '困难和需求 困难需求 困难诉求 不予处罚 不予行政处罚 已满 没有必要 没有问题 发现问题 发现的问题 反映的问题 提出的问题 所提问题 问题导向 没有固定 因此 因地制宜 因素 不足之处 但愿 问题的通知 问题的意见 如不足 没有硬 原因 不受影响 受影响较小 供水压力 压力调试 隐患突出区域 已开展的 已有的 建议分别是 提案分别是 建成区',
  ),

  // Background: what a thing is, why it counts, what the rules say, what was asked.
  background(3, '您的建议很 您的建议非常', { strong: true }),
  background(
    2.5,
    '位于 地处 始建于 发源于 义不容辞 很有必要 十分必要 非常必要 有必要 提得很好 提的很好 提得非常好 很中肯 是指 前瞻性 创新性 建设性的 建议很好 提案很好 问题非常好 务实可行 可操作性',
  ),
  background(
    2,
    '重要意义 重要作用 重要组成 重要基础 重要因素 核心动力 首要责任 必然要求 有效途径 参考价值 参考意义 指导意义 针对性强 针对性很强 较强的针对性 很强的针对性 属于 明确指出 明确规定 有利于 有助于 不得 必须 同意您 同意你 您提出要 您在提案中 您提案中 您建议中',
  ),
  // What is made a means by 将 or 把 is work done.
  background(2, '重要内容 重要举措 重要措施 重要手段 重要抓手 重要途径 重要保障 重要支撑 关键抓手', {
    notBefore: /(?:[将把][^,;。]{0,60}|(?:^|,)作为[^,;。]{0,30})/,
  }),
  background(2, '具有 事关 关乎', { notBefore: /(?:[^,;:]{15}|开发|打造|培育|形成|建设|认定|一批)/ }),
  background(
    1.2,
    '规定 均明确 应当 应该 需要 需在 可以 职责是 分别为 管养主体 实施主体 意义 是 建议您 日益 随着 不同于',
  ),
  background(1.5, '应', {
    notBefore: /[供响反效适相对答回感呼顺因]/,
    notBehind: /(?:急|用|对|届|聘|邀|诉|[^,;。]{1,4}尽)/,
  }),
  background(0.8, '可 需 须 禁止 根据 按照 依据 依照 指出 原则'),
  background(2, '全长 总长 灌溉面积 总面积 常住人口 总人口 海拔', { behind: /[^,;。]{0,4}\d/ }),
  background(2.5, '一直以来都是 一直以来是 一直是 历来是 素有 享有'),
  background(1.5, '才能 方可 方能 统一履行 支持范围 职责范围'),
  background(1.5, '主管部门', { behind: /[为是]/ }),
  background(1.2, '能够有效 可有效 可进一步 建设内容'),
  background(1.2, '涉及', { behind: /[^,;。]{0,4}个?(?:乡镇|行政村|自然村|村委会|村民?小组)/ }),
  background(0.6, '要求 负责 主要'),
  background(0.7, '负责', { before: /由[^,;。]{2,24}/ }),
  background(0.3, '明确 价值'),
  looksAlike(
    '是否 还是 主要是 一是 二是 三是 四是 五是 六是 七是 八是 九是 于是 特别是 尤其是 可持续 可靠 可行 可研 认可 许可 可见 急需 必需 需求 供需 不可 公安部 主要开展 主要做了 主要负责人 负责人 负责同志 按照要求 按要求 明确了 应急 应用 供应 应对 获得感 需要的 是否具有 是否具备 符合规定 按规定 适应 相应 响应 反应 效应 对应 应邀',
  ),
]

/** Each of `words` (parted by blanks) with `first` before it. */
function join(first: string, words: string): string {
  return words
    .split(' ')
    .map((word) => first + word)
    .join(' ')
}

/** What says, right before a word of work done, that nothing was. */
export const undone = ['未', '没', '没有', '难以', '无法', '不能']

/** What is but named is none: 关于无法通行的建议. */
export const names = /(?:关于|针对)[^,;。]{0,24}/

/** What is relieved is no problem of the clause: 解决停车难问题, 消除隐患. */
export const relieves =
  /(?:解决|缓解|减轻|消除|化解|破解|破除|突破|攻克|聚焦|补|避免|防止|减少|降低|补齐|整治|排查|分析|查找|梳理|整改|预防|防范|改善|改变|克服|针对|治理|应对|弥补|加强|关于|保障|维护|修复|协调|调处|处理)[^,;。]{0,24}/
