import type { Role } from '../reply/role.ts'
import { type Cue, matchesCue } from './cues.ts'
import {
  achieved,
  agrees,
  answersLack,
  cannot,
  counted,
  cues,
  explains,
  hindered,
  hopes,
  intends,
  lookingBack,
  stillLacking,
  timeToCome,
  troubled,
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

const nothing = { done: 0, plan: 0, problem: 0, background: 0, counted: 0 }

function evidence(role: RoleEvidence['role'], strong: boolean, lasting = false): RoleEvidence {
  return { role, strong, lasting }
}

/** The tally of one sentence (plain). */
export function tallySentence(sentence: string): RoleTally {
  const { length } = sentence
  const seen = cues.seenIn(sentence)
  const matches = (cue: Cue) => matchesCue(sentence, seen, cue)
  const all = (opening: RoleEvidence): RoleTally => ({ ...nothing, opening, length, [opening.role]: length })
  if (matches(agrees)) return all(evidence('background', true))
  if (matches(timeToCome)) return all(evidence('plan', true, true))
  if (matches(weWill)) return all(evidence('plan', true))
  if (matches(stillLacking))
    return all(answersLack.test(sentence) ? evidence('plan', false) : evidence('problem', true))
  if (matches(intends)) return all(evidence(tellsFirst(sentence, seen) ? 'done' : 'plan', false))
  if (matches(hindered)) return all(evidence('problem', false))
  if (matches(hopes)) return tallyHope(sentence, seen)
  if (matches(cannot)) return all(evidence('problem', false))
  if (matches(achieved)) return all(evidence('done', false))
  if (matches(troubled)) return all(evidence('problem', false))
  if (matches(lookingBack)) return all(evidence('done', false))
  if (matches(counted)) return { ...nothing, opening: evidence('done', false), length, counted: length }
  return matches(explains) ? all(evidence('background', false)) : { ...nothing, opening: null, length }
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

/** A sentence that ends in a hope: what stands before it may tell of work done. */
function tallyHope(sentence: string, seen: number): RoleTally {
  const { length } = sentence
  const at = sentence.search(hopes.pattern)
  const before = sentence.slice(0, at)
  const told = at > 0 && (matchesCue(before, seen, achieved) || matchesCue(before, seen, counted))
  const done = told ? at : 0
  const opening = evidence(2 * done > length ? 'done' : 'plan', false)
  return { ...nothing, opening, length, done, plan: length - done }
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
  const { opening, length, problem, background, counted: figures } = tally
  if (opening?.strong) return opening
  const ofPlan = tally.plan > tally.done
  const plan = tally.plan + (ofPlan ? figures : 0)
  const done = tally.done + (ofPlan ? 0 : figures)
  if (problem > 0 && problem >= 0.4 * length && problem >= Math.max(done, plan))
    return evidence('problem', true)
  if (plan > done && plan >= (done === 0 ? 0.2 : 0.3) * length) return evidence('plan', false)
  if (done > 0) return evidence('done', false)
  const explained = background > 0 && (2 * background >= length || opening?.role === 'background')
  return explained ? evidence('background', false) : null
}
