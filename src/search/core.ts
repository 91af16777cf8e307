/** What stands around the matter in the title of a proposal: 关于进一步加快…工作的建议. */
const before =
  /^(?:关于|对于|就|进一步|加快|加强|加大|推进|推动|促进|完善|优化|提升|提高|强化|深化|健全|规范|做好|搞好|建立|切实|大力|全面|持续|继续|积极|尽快|有效)+/
const behind = /(?:的?(?:建议|提案|议案|意见|答复|复函|函|工作|问题|情况|力度))+$/

/** A matter has at least this many characters. */
const SHORTEST_CORE = 4

/** What a title is about: 产业链招商 of 关于进一步提升产业链招商的建议. Null where nothing stands around it, or hardly
 *  anything would be left. `text` is folded. */
export function coreOf(text: string): string | null {
  const core = text
    .replace(before, '')
    .replace(behind, '')
    .replace(/^的|的$/g, '')
  return core.length < SHORTEST_CORE || core === text ? null : core
}
