import type { Role } from '../reply/role.ts'
import { Cues, matchesCue } from './cues.ts'

/** Evidence for a role; strong evidence outweighs the heading above. */
export interface RoleEvidence {
  readonly role: 'done' | 'plan' | 'problem'
  readonly strong: boolean
  /** Whether what follows goes on with it until the text says otherwise: 下一步，…. */
  readonly lasting: boolean
}

/** What roles are told by. Exported for the test that holds each cue's characters against its pattern. */
export const cues = new Cues()

const problemHeading = cues.define(
  '题难足板临因',
  /存在(?:的)?[^,。]{0,6}(?:问题|困难|不足|短板)|(?:主要|突出|当前)?(?:问题|困难|不足|短板)(?:和|与|及)?(?:原因|分析|不足|困难|短板)?$|面临(?:的)?(?:形势|挑战|困难|问题)|原因分析/,
)
const planHeading = cues.define(
  '下今接明未后打计思努举拟',
  /下一?(?:步|阶段|年度|半年|一?年)|今后|接下来|明年|未来(?:[一二三四五几两]|工作|展望|发展(?:规划|方向))|后续|打算|(?:工作|推进|整改|实施)计划|计划安排|(?:工作|总体|发展|建设)?思路|努力方向|(?:工作)?举措建议|拟(?:采取|开展)/,
)
const doneHeading = cues.define(
  '情进成做效绩现已主工所近今前目采取办当',
  /(?:当年|已)(?:完成|推动|落实)(?:的)?(?:事项|工作)|(?:开展|工作|办理|落实|进展|推进|建设|实施|完成|基本|执行|整改|采纳|处理|调研)(?:的)?(?:总体|主要|基本|相关|有关)?(?:情况|进展|成效|进度)|做法|成效|成绩|现状|已(?:经)?(?:开展|做|采取|完成|落实)|主要工作|工作回顾|所做(?:的)?工作|(?:近年来|今年以来|前期|目前)(?:的)?(?:工作|情况|进展)?|采取的(?:主要)?(?:措施|举措)|取得|办理(?:的)?(?:过程|经过)/,
)
const backgroundHeading =
  /背景|重要(?:性|意义)|政策依据|有关(?:政策)?规定|(?:提案|建议)(?:的)?(?:主要|基本)?内容(?!的?答复)/

/** The role that a heading states; null when it states none, or both what is done and what is planned. */
export function headingRole(heading: string): Role | null {
  const seen = cues.seenIn(heading)
  if (
    matchesCue(heading, seen, problemHeading) &&
    !/关于.*(?:问题)$|解决|针对|破解|反映|[您你]们?提/.test(heading)
  )
    return 'problem'
  const planned = matchesCue(heading, seen, planHeading)
  const done = matchesCue(heading, seen, doneHeading)
  if (planned && done) return null
  if (planned) return 'plan'
  if (done) return 'done'
  return backgroundHeading.test(heading) ? 'background' : null
}

const timeToCome = cues.define(
  '下后明未',
  /^(?:[^。;:]{0,30}?[,:、])?(?:我(?:[局委厅办镇乡县区市站们]|单位|中心))?在?(?:下一?步|下一?阶段|接下来|今后|下半年|明年|未来(?:[一二三四五几两]年)?|后续|后期|日后|下一年度?)(?:[,的,:]|[^。;]{0,10}?(?:我|将|要|继续|计划|工作|一是))/,
)
/** 我局将积极…, 针对…，我局会…: the body says what it will do; 我局将…列为重点 says what it did. */
const weWill = cues.define(
  '我局委厅府 将会拟',
  /^(?:[^。;,:]{0,30},|(?:鉴于|为|根据|由于|围绕|按照|结合|考虑到|随着)[^。;:]{0,120},)?(?:我(?:[局委厅部办院校镇乡县区市处站们]|单位|中心|公司)|[省市州县区镇乡][\u4e00-\u9fff]{1,8}[局委厅]|[\u4e00-\u9fff]{0,8}政府)(?:也|还)?(?:拟(?!定|制|稿)|(?:将|会)(?:会|继续|进一步|持续|加大|会同|联合|按照|围绕|以|结合|积极|重点|加强|着力|认真|严格|全力|不断|深入|切实|加快|逐步|努力|适时|根据|协同|配合|组织|充分|大力|依托|研究|统筹|争取|立即|及时|尽快|与|待))/,
)
const intends = cues.define(
  '将会拟争计继',
  /将(?<=(?:我[局委厅们省市州县区镇乡旗校院办部]|也|还|中心|公司|单位)将)(?!近|军|士|[^。,;]{1,30}(?:作为|列为|列入|纳入|摆在|放在))|会(?<=我[局委厅们市县区办部]会)(?!同|议|商|计|员|展)|会(?=积极|进一步|尽快|持续|继续)|将(?:会|继续|进一步|持续|加大|会同|联合|按照|围绕|以|结合|积极|重点|加强|着力|认真|严格|全力|不断|深入|切实|加快|逐步|努力|适时|根据|协同|配合|组织|充分|大力|依托|研究|统筹)|^(?:将(?=继|进|持|加|会|联|按|围|以|结|积|重|着)|拟|争取|计划|继续)|计划(?:于|在|到|先|对|20\d\d|\d+月|投[入资]|新建|启动|开工)|期间将|将对[^。;]{2,40}(?:进行|实施|开展)|(?:我[局委厅部市县区乡镇办们]|今年|明年|年内)计划|(?:\d年|今年|年内|近期)(?:底前|内)?,?(?:还|也)?(?:将|拟|计划)/,
)
/** What a sentence that tells of work done may end in as well. */
const hopes = cues.define(
  '拟争待',
  /[,;、](?:拟|争取)|力争|待[^。,;]{2,16}(?:后|到位|下达)[^。;]{0,20}?(?:立即|再|即可|将|组织|启动|实施)/,
)
const stillLacking = cues.define(
  '存临足板距薄难滞约题',
  /(?:但|然而|不过)[^。;]{0,80}(?:存在|面临|不足|短板|差距|薄弱|困难|滞后|制约|问题)|(?:仍|还|尚|依然|也|均)(?:然|旧)?(?:存在|面临)[^。;]{0,80}(?:问题|不足|短板|差距|困难|薄弱|挑战|制约|瓶颈)|^(?:存在的?)?(?:主要)?(?:问题|困难|不足)(?:主要)?(?:是|有|表现|在于)/,
)
/** 但仍存在…,我局将积极…: the second half says what follows from it. */
const answersLack = /[,;](?:下一?步,?)?我(?:[局委厅办镇乡县区市站们]|单位)(?:将|会)/
/** What stands in the way. */
const hindered = cues.define(
  '无能未不难没匮坏流缺化滞紧短仍 因由件资限力前时段导但暂跟满位手还采使依范围要求规属符',
  /(?:由于|因)[^。;]{2,60}(?:无法|难以|不能|未能|暂不|暂未|尚未|未列入|未纳入|没有)|暂时?不(?:在|属于|符合)|不(?:属于|符合)[^。;,]{0,20}(?:条件|范围|要求|规划|控规)|还有[^。;]{2,24}未|仍(?:采用|使用|依靠)|不具备[^。;,]{0,8}条件|条件[^。;,]{0,8}不成熟|(?:未能|没有)[^。;]{2,40}导致|但[^。;]{0,60}(?:匮乏|破坏|流失|缺乏|老化|滞后)|跟不上|(?:难以|不能)满足|(?:车位|泊位|学位|床位|人手)[^。;,]{0,6}(?:紧张|不足|短缺)|(?:目前|暂时?|现阶段)(?:还|尚)?(?:无法|难以|不能|无力|没有条件|不具备)|(?:财力|资金|经费|人手|条件)(?:紧张|不足|有限|短缺|所限)[^。;]{0,20}(?:无法|难以|不能|未能|暂)/,
)
const lookingBack = cues.define(
  '近今去2来截目自十已为',
  /^(?:近年来|近[年几一二两三五]|今年以来|今年上?|去年|20\d\d年(?:以来|至|[,\d])|[一二三四五]年来|截[至止]|目前|自20\d\d|十[二三四]五(?:期间|以来)|“十[二三四]五”(?:期间|以来)|已|为此,?(?:我|市|区|县)[^。]{0,6}(?:先后|已|制定|出台))/,
)
const achieved = cues.define(
  '已先累共增0123456789正视获了成被选截多',
  /已(?:经|于|在|有|建|完|累|实|全|成|出|印|制|列|开|启|纳|向|对)?|先后|累计|共(?:有|计|完|建|办|举|新|认|培|争|投|开|排|核|获)|新增(?!产值)|达到? ?\d|\d ?(?:余|多)?(?:家|个|次|人|件|项|处|所|条|座|万|亿|公里|平方米|亩|场|名|套|台|辆|户|份|株|棵|间|栋|幢|盏|吨|批|块|班|趟|例|米|元|%)|正在|(?:高度|历来|一直|始终)重视|获(?:得|评|批)|印发了|出台了|制定了|多次(?:到|向|赴|组织|协调|召开|联系|与|同|上报)|建成|召开了|完成了|取得了|实现了|开展了|组织了|举办了|增长\d|被(?:列入|评为|认定)|入选|推荐了|荣获|成立了|落实了|(?:加强|加大|加快|完善|优化|强化|推进|推动|建立|健全|增设|配备|安装|修复|改造|整治|排查|清理|检查|安排|制[定订]|编制|争取|投入|建设|实施|举行|进行|确定|下发|发布|召集|邀请|走访|调研|核实|查看|解决|改善|提升|提高|缓解|保障|方便|促进|形成|构建|搭建|打造|培育|引进|拨付|下达|新建|改建|开通|签订|明确|印制|发放|张贴|设立|设置|划定|协调)了(?!解)|截[至止]/,
)

function strongEvidence(role: RoleEvidence['role']): RoleEvidence {
  return { role, strong: true, lasting: false }
}

function weakEvidence(role: RoleEvidence['role']): RoleEvidence {
  return { role, strong: false, lasting: false }
}

/** Whether more than two thirds of a sentence tell what was done before it comes to what is planned. */
function tellsFirst(sentence: string): boolean {
  const at = sentence.search(intends.pattern)
  return (
    3 * at > 2 * sentence.length &&
    !/下一?[步年]|下一?阶段|今后|底前|前完[工成]/.test(sentence.slice(at - 12)) &&
    achieved.pattern.test(sentence.slice(0, at))
  )
}

/** What a sentence (plain) says of itself; null when it says nothing. */
function sentenceRole(sentence: string): RoleEvidence | null {
  const seen = cues.seenIn(sentence)
  if (matchesCue(sentence, seen, timeToCome)) return { role: 'plan', strong: true, lasting: true }
  if (matchesCue(sentence, seen, weWill)) return strongEvidence('plan')
  if (matchesCue(sentence, seen, stillLacking))
    return answersLack.test(sentence) ? weakEvidence('plan') : strongEvidence('problem')
  if (matchesCue(sentence, seen, intends)) return weakEvidence(tellsFirst(sentence) ? 'done' : 'plan')
  if (matchesCue(sentence, seen, hindered)) return weakEvidence('problem')
  if (matchesCue(sentence, seen, achieved)) return weakEvidence('done')
  if (matchesCue(sentence, seen, hopes)) return weakEvidence('plan')
  return matchesCue(sentence, seen, lookingBack) ? weakEvidence('done') : null
}

/** Whether a sentence (plain) begins by looking back: 目前，…, 近年来，…. */
export function looksBack(sentence: string): boolean {
  return lookingBack.pattern.test(sentence) && !intends.pattern.test(sentence)
}

/** Whether a paragraph (plain) begins with what comes next: 下一步，我局将…. */
export function looksAhead(text: string): boolean {
  return timeToCome.pattern.test(text)
}

/** What the words right before a list of parts announce: 下一步，将着力做好以下几方面工作： → plan. */
export function announcedRole(sentence: string): Role | null {
  if (!/[:。]$/.test(sentence)) return null
  if (!/以下|如下|下列|[一二三四五六七八九几\d](?:个|大|项|点)?(?:方面|举措|措施|工作|点)/.test(sentence))
    return null
  if (/(?:存在|面临|遇到)[^。,;]{0,14}(?:困难|问题|不足|短板|障碍)[:。]$/.test(sentence)) return 'problem'
  if (timeToCome.pattern.test(sentence) || intends.pattern.test(sentence)) return 'plan'
  return /(?:主要)?(?:做了|开展了|采取了|抓了)|已/.test(sentence) ? 'done' : null
}

/** How much of a text says what, in characters. */
export interface RoleTally {
  /** What its first sentence says. */
  readonly opening: RoleEvidence | null
  readonly length: number
  readonly done: number
  readonly plan: number
  readonly problem: number
}

/** The tally of one sentence (plain). */
export function tallySentence(sentence: string): RoleTally {
  const opening = sentenceRole(sentence)
  const { length } = sentence
  const role = opening?.role
  return {
    opening,
    length,
    done: role === 'done' ? length : 0,
    plan: role === 'plan' ? length : 0,
    problem: role === 'problem' ? length : 0,
  }
}

/** The tally of two stretches of text, one behind the other. */
export function addTallies(first: RoleTally | null, next: RoleTally | null): RoleTally | null {
  if (!first || !next) return first ?? next
  return {
    opening: first.opening,
    length: first.length + next.length,
    done: first.done + next.done,
    plan: first.plan + next.plan,
    problem: first.problem + next.problem,
  }
}

/** What the text says as a whole; null without evidence. A strong first sentence speaks for all. */
export function tallyEvidence(tally: RoleTally | null): RoleEvidence | null {
  if (!tally) return null
  const { opening, length, done, plan, problem } = tally
  if (opening?.strong) return opening
  if (problem > 0 && problem >= 0.4 * length) return strongEvidence('problem')
  if (plan > done && plan >= (done === 0 ? 0.2 : 0.3) * length) return weakEvidence('plan')
  return done > 0 ? weakEvidence('done') : null
}
