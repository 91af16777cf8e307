/** What a line announces that tells who proposes, where they are reached, and when: 提案人：, 附议人：, 联系方式：. */
const label =
  /^[（(]?(?:第一|领衔|联名|附议|执笔)?(?:提案|建议|提出|领衔|联名|附议|执笔|撰稿|反映|联系|经办|通讯|工作|所在|提交)?(?:人|者|代表|委员|姓名|单位|党派|界别|代表团|方式|电话|手机|地址|邮编|日期|时间)(?:姓名)?(?:及[^：:。]{1,8})?\s*[：:]/u

const dateLine = /^[（(]?(?:[12]\d{3}|[二〇零○一二三四五六七八九]{4})\s*[年./-].{0,10}?(?:日|月|\d)[)）]?$/u

/** A name, or the body that signs: a line of its own without any stop, and no numbered point. */
const bareName = /^(?![（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)[\p{sc=Han}\s·（）()]{2,24}$/u

/** Where the last ask of `proposal` can end: before the lines at its end that say who proposes and when. A name without a
 *  label counts only above a date. The length of a text that has none, or nothing else. */
export function endOfAsks(proposal: string): number {
  const lines = proposal.split('\n')
  let kept = lines.length
  let belowIsDate = false
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const line = (lines[at] ?? '').trim()
    if (line === '') continue
    const isDate = dateLine.test(line)
    if (!isDate && !label.test(line) && !(belowIsDate && bareName.test(line))) break
    belowIsDate = isDate
    kept = at
  }
  const end = lines.slice(0, kept).join('\n').length
  return proposal.slice(0, end).trim() === '' ? proposal.length : end
}
