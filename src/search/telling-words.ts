/** Words that stand in nearly every reply and proposal: they tell none from another. */
const everywhere = new Set(
  `关于 建议 提案 答复 意见 工作 问题 情况 方面 相关 有关 目前 同时 其中 由于 因此 但是 并且 或者 以及 通过 进行 根据
按照 为了 对于 这些 那些 一些 我们 你们 他们 您好 委员 代表 收悉 感谢 支持 关心 如下 现将 现就 您提 提出 可以 应该 应当
需要 已经 还有 还是 不断 积极 有效 切实 充分 全面 进一步 加强 加快 加大 推进 推动 提高 提升 促进 完善 建立 健全 制定
落实 实施 开展 做好 强化 优化 发展 建设 年来 近年来 下一步 一是 二是 三是 四是 五是 六是 七是 存在 主要 重要 较大
部分 各级 部门 单位 我市 我县 我区 我省 我局 全市 全县 全区 全省 没有 不能 如何 什么 怎么 哪些 是否`.split(
    /\s+/,
  ),
)

/** Whether a part of a longer text says what the text is about: a word of two characters or more that does not stand
 *  everywhere; of numbers those of three digits or more that are no years. A part is folded. */
export function isTelling(part: string): boolean {
  if (/^[0-9]+$/.test(part)) return part.length >= 3 && !/^(?:19|20)[0-9]{2}$/.test(part)
  return part.length >= 2 && !everywhere.has(part)
}
