const reasons = new Map([
  ['place', '别处的地名'],
  ['name', '原地方的名称'],
  ['number', '原文的数字'],
  ['date', '原文的时间'],
  ['document-number', '原文的文号'],
  ['session', '原文的届次、编号'],
  ['person', '原文的人名'],
  ['programme', '本地区的答复没有提过的项目'],
  ['local-word', '只有一个地方的答复里有的词'],
])

/** Why something of that kind is to be replaced, in words for the user: for the page and for the server.
 *  @param {string} kind
 *  @returns {string} */
export function reasonOf(kind) {
  return reasons.get(kind) ?? '属于原地方'
}
