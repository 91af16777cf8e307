/** Words that stand around what a figure counts and are no part of it. A row tells what its words have in common. */
export interface WordGroup {
  /** Parted by blanks. */
  readonly words: string
  /** What must, or must not, stand right behind a word. */
  readonly behind?: RegExp
  readonly notBehind?: RegExp
}

/** A group of words, or the shape of words that cannot be listed. */
export type CountingRow = WordGroup | RegExp

type Groups = Readonly<Record<string, readonly CountingRow[]>>

/** Words in front of what is counted that say when, where and how far, and nothing of the matter. */
export const circumstances: Groups = {
  order: [
    /[0-9]{1,2}[.．、](?![0-9])/,
    /[一二三四五六七八九十]是/,
    { words: '首先 其次 最后 此外 另外 同时' },
  ],
  now: [
    { words: '目前 近年来 今年以来 年内 一直以来 下一步 下步 接下来 今后 届时' },
    /截[至止]到?(?:目前|[^，,]{0,12}?[底末日年月])/,
    /[一二三四五两近半][^，,]?年来/,
  ],
  year: [
    /[今去本全当每明]年(?:度|内|[底末](?:之?前)?)?/,
    /[上下]半年/,
    /[0-9]{4}年(?:度|以来|[底末](?:之?前)?|[上下]半年|[0-9]{1,2}月份?(?:[-—–~～至到]{1,2}[0-9]{1,2}月份?)?(?:[0-9]{1,2}日)?[底末]?(?:之?前)?|第?[一二三四]季度)?/,
    /[0-9]{4}年?(?:[-—–~～]{1,2}|至|到)(?=[0-9]{4}年)/,
    /自[0-9]{4}年(?:以来|起)/,
    /近?[一两二三四五几]年内|今明两年/,
    /[“"]?十[二三四五]五[”"]?(?:期间|时期|期内|末|以来)/,
    /年[底末](?:之?前)?/,
  ],
  until: [/[到至于](?=[0-9]{4}年|[今明后]年|年[底末])/, /[^，,]{1,6}前(?=完成|建成|实现|新建|改造)/],
  afterwards: [/(?:实施|建成|完成|投产|投用|竣工)后可?/],
  where: [
    /[我全该本](?:市|县|区|省|州|旗|镇|乡|村|街道|社区|局|委|厅|部|中心)/,
    /在[^，,]{1,18}?(?:领域|行业|方面|区域|地区|片区|路段|地方|位置|一带|期间)/,
  ],
  who: [{ words: '我们' }, /(?:企业|群众|农户|居民)(?=增加|节省|减少|争取|增收|降低)/],
  by: [/(?:以|通过)[^，,]{2,20}(?:形式|方式|载体)/, /[^，,]{2,20}(?:作为|用于)/, { words: '包括' }],
  aim: [{ words: '力争 争取到 争取 努力 确保 计划 预计 拟 将 要' }, { words: '可', notBehind: /[回再持]/ }],
  extent: [
    { words: '其中 平均 总共 累计 共计 分别 约 以及 初步统计 已 已经' },
    { words: '近', notBehind: /[郊海期视亲代程]/ },
    { words: '有 现有 共有', notBehind: /[效关色机限]/ },
    { words: '共', notBehind: /[同性享建]/ },
    { words: '共', behind: /建[设成有]/ },
    { words: '各类 各级 各项 各种 各' },
  ],
  manner: [
    { words: '仍需 还需 尚需 仍要 还要' },
    { words: '成功 先后 逐步 正在 继续 持续 统筹 积极 柔性 全面 精心 牢牢 切实' },
    { words: '加大', behind: /增设|新建/ },
  ],
  joint: [
    { words: '并且' },
    // Of 新建、改扩建养老服务中心.
    /、(?=[新改扩修]建|改扩建)/,
    /新(?=、改)/,
    { words: '又 再 均 也 还 为 与 向 并 和 及 了 的' },
    { words: '对', notBehind: /接/ },
  ],
}

/** Verbs in front of what is counted that are hardly ever nouns. */
export const verbs: Groups = {
  new: [
    {
      words:
        '新增 新建 新设 新改建 新改扩建 改扩建 新认定 新引进 新培育 新获 新招录 新招 新签 新登记 新注册 新成立 新添 新装',
    },
    { words: '增设 添置 添 增加 改建 扩建 修建 铺设 架设' },
  ],
  have: [{ words: '认定 建成 建有 建立 拥有 现有 共有 已有 设有 成立 设立 形成' }],
  honour: [{ words: '入选 获评 获批 荣获得 获得 荣获 获 列入 评选 评为 推荐' }],
  gather: [
    {
      words:
        '引进 引育 创建 集聚 聚焦 招引 招聘 招录 选派 选聘 吸纳 遴选 筛选 收集 征集 募集 筹集 筹措 申请到 争取到 争取 购置 配备 配置',
    },
  ],
  hold: [{ words: '举办 举行 召开 组织 组建 组成 开展 开通 走访 抽查 收到 受理 办结 查处 化解' }],
  give: [
    { words: '签订 兑付 发放 拨付 提供 印发 下发 下达 发布 出台 制定 修订 制作 赋能 带动 惠及 帮助 满足' },
  ],
  bring: [
    {
      words: '实现 促成 达成 推动 推进 落地 破解 攻克 解决 发现 打造 安装 拆除 完工 开工 竣工 投用 投产 揭榜',
    },
  ],
  change: [{ words: '涉及 减少 节省' }],
  keep: [{ words: '守住 守牢 坚守 严守' }],
}

/** Verbs that are as often nouns: they go where something follows them, and stay where they end the words. */
export const acts: Groups = {
  new: [{ words: '新增' }, { words: '新', behind: /国家|省|市级|县级|高新|规上|科技/ }],
  nurture: [
    /(?:培育|引育)(?:入库|认定|壮大|打造)?/,
    { words: '入库 培养 发展 支持 鼓励 引导 服务 培训 转化 对接 合作 申报 登记 注册 授权 签约' },
  ],
  build: [{ words: '完成 投入 实施 落实 建设 改造 办理 立项 布局 种植 优化 突破 覆盖' }],
  have: [{ words: '有', notBehind: /[效关色机限]/ }],
  control: [{ words: '整治 排查 清理 检查 抽检 巡查 验收 通过 安排 减免' }],
}

/** Words between what is counted and its figure. */
export const links: Groups = {
  is: [
    { words: '已 共 近 超 达 为 有 是 了 各 达到 已达 超过 突破 稳定在 保持在 控制在 维持在 在当前 在目前' },
    /(?<!签)约/,
    /(?<![人年平户日月])均/,
  ],
  change: [/(?:增[加长]|提[高升]|上升|扩[容大]|降低|下降|减少)[到至]?/],
  sum: [{ words: '累计 合计 共计 总计 总数 多达 不少于 至少 只有 仅 分别' }],
}
