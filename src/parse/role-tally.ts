import type { Role } from '../reply/role.ts'
import { type Cue, matchesCue } from './cues.ts'
import {
  achieved,
  agrees,
  already,
  answersLack,
  counted,
  cues,
  declined,
  describes,
  hindered,
  hopes,
  intends,
  issued,
  limited,
  lookingBack,
  matters,
  praises,
  ruled,
  stillLacking,
  timeToCome,
  troubled,
  wanting,
  weWill,
} from './role-cues.ts'

/** Evidence for a role; strong evidence outweighs the heading above. */
export interface RoleEvidence {
  readonly role: Extract<Role, 'done' | 'plan' | 'problem' | 'background'>
  readonly strong: boolean
  /** Whether what follows goes on with it until the text says otherwise: 下一步，…. */
  readonly lasting: boolean
}

/** How much of a text says what, in characters. */
export interface RoleTally {
  /** What its first sentence says. */
  readonly opening: RoleEvidence | null
  readonly length: number
  readonly done: number
  readonly plan: number
  readonly problem: number
  readonly background: number
  /** Figures without a verb, of what was done or will be. */
  readonly counted: number
}

function evidence(role: RoleEvidence['role'], strong: boolean, lasting = false): RoleEvidence {
  return { role, strong, lasting }
}

const turns = evidence('plan', true, true)
const surelyPlan = evidence('plan', true)
const surelyProblem = evidence('problem', true)
const surelyBackground = evidence('background', true)
const plan = evidence('plan', false)
const done = evidence('done', false)
const problem = evidence('problem', false)
const background = evidence('background', false)

/** The cues of a sentence in their order of trust, with what each says. */
const said: readonly (readonly [Cue, RoleEvidence])[] = [
  [agrees, surelyBackground],
  [timeToCome, turns],
  [weWill, surelyPlan],
  [stillLacking, surelyProblem],
  [intends, plan],
  [hindered, problem],
  [hopes, plan],
  [wanting, problem],
  [declined, problem],
  [limited, problem],
  [already, done],
  [achieved, done],
  [issued, done],
  [troubled, problem],
  [lookingBack, done],
  [describes, background],
  [counted, done],
  [praises, background],
  [matters, background],
  [ruled, background],
]

/** The tally of one sentence (plain). */
export function tallySentence(sentence: string): RoleTally {
  const { length } = sentence
  const seen = cues.seenIn(sentence)
  for (const [cue, opening] of said) {
    if (!matchesCue(sentence, seen, cue)) continue
    if (cue === stillLacking && answersLack.test(sentence)) return tallyOf(plan, length)
    if (cue === intends && (tellsFirst(sentence, seen) || isUnderWay(sentence))) return tallyOf(done, length)
    if (cue === hopes) return tallyHope(sentence, seen)
    if (cue === counted) return { ...tallyOf(null, length), opening, counted: length }
    return tallyOf(opening, length)
  }
  return tallyOf(null, length)
}

/** The tally of a sentence that says one thing. */
function tallyOf(opening: RoleEvidence | null, length: number): RoleTally {
  const role = opening?.role
  return {
    opening,
    length,
    done: role === 'done' ? length : 0,
    plan: role === 'plan' ? length : 0,
    problem: role === 'problem' ? length : 0,
    background: role === 'background' ? length : 0,
    counted: 0,
  }
}

/** What turns a sentence to the future as a whole, wherever it stands. */
const turnsWhole = /下一?[步年]|下一?阶段|今后|底前|前完[工成]/

/** So much of a sentence, without a sign of the past, tells how things are done today. */
const longPresent = 60
const presentWork =
  /,(?!为|按照|根据|结合|围绕|针对|以|切实|进一步|通过|对)[^,]{0,30}(?:设置|开展|组织|落实|实行|安排|建立|联系|推广|采取|纳入)/

/** Whether more than two thirds of a sentence tell what was done before it comes to what is planned. */
function tellsFirst(sentence: string, seen: number): boolean {
  const at = sentence.search(intends.pattern)
  return (
    3 * at > 2 * sentence.length &&
    !turnsWhole.test(sentence.slice(at - 12)) &&
    (matchesCue(sentence.slice(0, at), seen, achieved) ||
      (at >= longPresent && presentWork.test(sentence.slice(0, at))))
  )
}

/** 我局计划建一座公厕，现已完成主体工程: what was planned is under way. */
function isUnderWay(sentence: string): boolean {
  return /计划[^。;]{2,80},(?:现|目前)?已(?:经)?(?:完成|建成|启动|开工|动工|投入|进场)/.test(sentence)
}

const ofWorkDone = [already, achieved, issued, counted]

/** A sentence that ends in a hope: what stands before it may tell of work done. */
function tallyHope(sentence: string, seen: number): RoleTally {
  const { length } = sentence
  const at = sentence.search(hopes.pattern)
  const before = sentence.slice(0, at)
  const told = at > 0 && ofWorkDone.some((cue) => matchesCue(before, seen, cue))
  if (!told) return tallyOf(plan, length)
  return { ...tallyOf(null, length), opening: 2 * at > length ? done : plan, done: at, plan: length - at }
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
    background: first.background + next.background,
    counted: first.counted + next.counted,
  }
}

/** What the text says as a whole; null without evidence. A strong first sentence speaks for all, figures go with what
 *  most of the rest says. */
export function tallyEvidence(tally: RoleTally | null): RoleEvidence | null {
  if (!tally) return null
  const { opening, length } = tally
  if (opening?.strong && !isAside(tally)) return opening
  const ofPlan = tally.plan > tally.done
  const planned = tally.plan + (ofPlan ? tally.counted : 0)
  const told = tally.done + (ofPlan ? 0 : tally.counted)
  if (tally.problem >= 0.4 * length && tally.problem >= Math.max(told, planned, 1)) return surelyProblem
  if (planned > told && planned >= (told === 0 ? 0.2 : 0.3) * length) return plan
  if (tally.background > told + planned + tally.problem && explains(tally)) return background
  return told > 0 ? done : null
}

/** 但确实存在问题。 and then at length what was done about it. */
function isAside({ opening, length, done: told, problem: lacking }: RoleTally): boolean {
  return opening?.role === 'problem' && 3 * lacking < length && told > lacking
}

function explains({ opening, length, background: explained }: RoleTally): boolean {
  return explained > 0 && (2 * explained >= length || opening?.role === 'background')
}
