import { simplifyText } from '../../text/simplify.ts'

/** What somebody does for a reply, or is in the office that writes it. Not 签发, 提案, 领衔: who signs and who asked are
 *  named in public. */
const tasks = new Set(
  '经办 承办 主办 会办 协办 办理 办复 答复 回复 具体 直接 主管 分管 主要 责任 牵头 落实 联络 联系 对接 督办 包案 领办 经手 业务 填表 填报 报送 审核 复核 校对 起草 拟稿 撰稿 录入 现场 工作 科室 处室 股室 部门 单位'.split(
    ' ',
  ),
)

const behind =
  '(?:姓名|(?<!领导)(?:签字|签名|签章))?(?:[及和与、/]{0,2}(?:联系)?(?:电话|方式|手机)(?:号码)?)?(?:\\([^()]{0,10}\\))?'
/** 负责人 may stand alone, 人 and 领导 only behind a task; a leader who signs (领导签字) does so in public. */
const label = new RegExp(
  `(?:负责人|责任人|[经承]办|责任编辑|校对|拟稿|打字|(?<doer>领导人?|人员?|员|同志))${behind}$`,
)

const BLANK = 0x20

/** Longer than any label with what may stand behind it, stretched by blanks. */
const LONGEST_LABEL = 40

/** The last letters of labels of persons, by their code. Most colons stand behind others, and need no further look. */
const isLastLetter = new Uint8Array(0x1_0000)
for (const letter of '人字名章对對稿员員导導志办辦名辑輯话話式机機码碼)')
  isLastLetter[letter.charCodeAt(0)] = 1

/** Those who are there to be asked: what follows is a name, whatever it looks like. */
const called = new Set('联系 联络 经办 承办 办理 填表 具体 直接'.split(' '))

/** What a label announces: a `person`, whatever the name looks like; or `somebody`, if a name follows. */
export type Announced = 'person' | 'somebody'

/** What the label that ends at `end` of a folded text announces of a private person: 承办人, 主管领导姓名, 具体负责人及电话. Null
 *  where no such label ends. */
export function announcedBy(folded: string, end: number): Announced | null {
  let last = end - 1
  while (folded.charCodeAt(last) === BLANK && last > end - 6) last -= 1
  if (last < 0 || isLastLetter[folded.charCodeAt(last)] !== 1) return null
  const own = lineBefore(folded, end)
  const found = label.exec(own)
  if (found === null) return null
  const { doer } = found.groups ?? {}
  const task = own.slice(Math.max(0, found.index - 2), found.index)
  if (doer !== undefined && !tasks.has(task)) return null
  return isCalled(found[0], task) || (/^[经承]办/.test(found[0]) && folded.charAt(end) === ':')
    ? 'person'
    : 'somebody'
}

/** Not 领导; 承办 alone heads a column as well: 主办 | 承办 | 协办. */
function isCalled(label: string, task: string): boolean {
  return called.has(task) && !/^(?:领|[经承]办)/.test(label)
}

/** What stands before `end` on its line, near enough to be a label; in simplified characters and without blanks. */
function lineBefore(folded: string, end: number): string {
  const before = folded.slice(Math.max(0, end - LONGEST_LABEL), end)
  const line = before.slice(before.lastIndexOf('\n') + 1).replace(/[ \u200b]/g, '')
  return traditional.test(line) ? simplifyText(line) : line
}

const traditional = /[責領導負員辦審錄聯絡業務單處門協擬寫現場編輯話機碼對報]/
