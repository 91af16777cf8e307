const actor = /牵头|负责|主办|承担|组织实施/

/** 责任单位：县科技局 behind what it answers for. */
const label = /(?:责任|牵头|主办|承办)(?:单位|部门|科室)[:：]\s*([^()（）,，;；。\n]{2,24})/g

/** Who answers for what stands at `at` in `sentence`: the first of 责任单位：… behind it, else whom the sentence names,
 *  由市交通运输局牵头, 县水利局负责. Null where there is none. */
export function ownerOf(sentence: string, at: number): string | null {
  for (const match of sentence.matchAll(label)) if (match.index >= at) return match[1]?.trim() ?? null
  if (!actor.test(sentence)) return null
  const [, named, acting] =
    /由([^,，。；;由]{2,24}?)(?:具体|统一|全面)?(?:牵头|负责|主办|承担|组织实施)|([\p{sc=Han}]{2,14}(?:局|委|办|厅|部|中心|公司|集团))(?:牵头|负责)(?!单位|部门)/u.exec(
      sentence,
    ) ?? []
  return named ?? acting ?? null
}
