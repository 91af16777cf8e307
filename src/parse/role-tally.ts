import { agrees, timeToCome } from './role-cues.ts'
import type { ToldRole } from './role-signs.ts'
import { type Clause, hasFigures, readClauses } from './sign-reader.ts'

/** Evidence for a role; strong evidence outweighs the heading above. */
export interface RoleEvidence {
  readonly role: ToldRole
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

/** The tally of one sentence (plain): each clause tells by its words; one without any goes with the clause before it,
 *  by half with the next when that tells something else. What stands before the first that tells goes with most. */
export function tallySentence(sentence: string): RoleTally {
  const { length } = sentence
  if (timeToCome.test(sentence)) return tallyOf(turns, length)
  if (agrees.test(sentence)) return tallyOf(agreed, length)
  const [first, ...others] = mainClauses(sentence)
  if (!first) return tallyOf(null, length, hasFigures(sentence) ? length : 0)
  const told = [first, ...others] as const
  const { done, plan, problem, background } = sumClauses(told, length)
  const { role, strong } = speaker(told, length)
  return { opening: { role, strong, lasting: false }, length, done, plan, problem, background, counted: 0 }
}

/** How many characters of the sentence go with each role, by how surely they do. */
function sumClauses(told: readonly [Clause, ...Clause[]], length: number): Record<ToldRole, number> {
  const sums = { done: 0, plan: 0, problem: 0, background: 0 }
  for (const [at, { role, start, end, score }] of told.entries()) {
    const next = told[at + 1]
    const silent = (next?.start ?? length) - end
    sums[role] += (end - start) * weightOf(score)
    if (next) {
      sums[role] += silent / 2
      sums[next.role] += silent / 2
    } else {
      // How things are is said clause by clause.
      sums[role] += role === 'background' ? silent / 2 : silent
    }
  }
  sums[heaviest(sums)] += told[0].start
  return sums
}

/** The surer a clause, the more its characters weigh: 1 at a score of 2. */
function weightOf(score: number): number {
  return Math.min(1.4, 0.6 + score / 5)
}

const turns: RoleEvidence = { role: 'plan', strong: true, lasting: true }
const agreed: RoleEvidence = { role: 'background', strong: true, lasting: false }

/** The tally of a sentence that says one thing, or nothing but figures. */
function tallyOf(opening: RoleEvidence | null, length: number, counted = 0): RoleTally {
  const role = opening?.role
  return {
    opening: counted > 0 ? weak.done : opening,
    length,
    done: 0,
    plan: role === 'plan' ? length : 0,
    problem: 0,
    background: role === 'background' ? length : 0,
    counted,
  }
}

/** The clause that speaks for the sentence: the first, or the last with a strong sign within two thirds of it. */
function speaker(told: readonly [Clause, ...Clause[]], length: number): Clause {
  return told.findLast(({ strong, start }) => strong && 3 * start <= 2 * length) ?? told[0]
}

const weak: Readonly<Record<ToldRole, RoleEvidence>> = {
  done: { role: 'done', strong: false, lasting: false },
  plan: { role: 'plan', strong: false, lasting: false },
  problem: { role: 'problem', strong: false, lasting: false },
  background: { role: 'background', strong: false, lasting: false },
}

/** The role that weighs most, of equal ones the first of `toldRoles`. */
function heaviest({ done, plan, problem, background }: Readonly<Record<ToldRole, number>>): ToldRole {
  const most = Math.max(done, plan, problem, background)
  if (done === most) return 'done'
  if (plan === most) return 'plan'
  return problem === most ? 'problem' : 'background'
}

/** The clauses that tell. One that only leads to the next (由于资金紧张，) adds to that or tells nothing, nor does one that hints at work
 *  done behind a plan: 我局将…，组织培训20期. */
function mainClauses(sentence: string): Clause[] {
  const told: Clause[] = []
  let lead: Clause | null = null
  for (const clause of withoutConceded(sentence, readClauses(sentence))) {
    const { role, score, strong, start, end } = clause
    if (!strong && leadsToNext(sentence.slice(start, end))) {
      lead = clause
      continue
    }
    if (role === 'done' && told.at(-1)?.role === 'plan' && !tellsWork(sentence.slice(start, end), score))
      continue
    if (lead?.role === role) told.push(lead)
    lead = null
    told.push(clause)
  }
  return withListed(sentence, told)
}

/** 存在很大的困难,一是大部分位于保护区内: the points of what hinders hinder, too. */
function withListed(sentence: string, told: Clause[]): Clause[] {
  const first = told.findIndex(({ role, end }) => role === 'problem' && listsHindrances(sentence, end))
  if (first === -1) return told
  return told.map((clause, at) =>
    at > first && !clause.strong && clause.role !== 'plan' ? { ...clause, role: 'problem' } : clause,
  )
}

function listsHindrances(sentence: string, end: number): boolean {
  return (
    sentence.startsWith('一是', end) &&
    /(?:困难|问题|不足|难题|短板|障碍|难点)[,:]$/.test(sentence.slice(Math.max(0, end - 4), end))
  )
}

/** 虽然已编制规划,并申报了项目,但没有资金: without what is conceded, up to 但; all where no 但
 *  follows (to < from). */
function withoutConceded(sentence: string, clauses: readonly Clause[]): readonly Clause[] {
  const from = Math.max(sentence.indexOf('虽'), sentence.indexOf('尽管'))
  if (from === -1) return clauses
  const to = from + sentence.slice(from).search(/[,;](?:但|然而|却|不过)/)
  return clauses.filter(({ start }) => start < from || start > to)
}

/** 将重点解决已达年限的工程: 已 within what is planned tells nothing of work done, at the head of a clause it does. */
function tellsWork(clause: string, score: number): boolean {
  return score >= sureWork && (score >= 5 || workAtHead.test(clause))
}

const workAtHead =
  /^.{0,9}(?:(?<![决造换修复善护治对将把])已|目前|现|正在|先后|近[年几]|[去前]年|前期|截[至止]|累计|召开|20\d\d年|了)/

function leadsToNext(clause: string): boolean {
  return (clause.endsWith(',') && leadsOn.includes(clause.charAt(clause.length - 2))) || leads.test(clause)
}

/** What a clause of work done gathers at least, to stand behind a plan in its sentence. */
const sureWork = 1.6

/** How a clause begins, or ends, that leads to another. */
const leads =
  /^ ?(?:[^,;:]{0,6}(?:按照|根据|依据|依照|围绕|结合|针对)|随着|为(?!实|期)|鉴于|考虑|由于|因(?!此)|虽|尽管|当(?![前年地日天]))/
const leadsOn = '后时中下上提'

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

/** How many characters of a text say each role; figures go with what most of the rest says, or, where they stand alone, are
 *  of plans `amidPlans`. */
export function saidOf(tally: RoleTally, amidPlans = false): Record<ToldRole, number> {
  const { done, plan, problem, background, counted } = tally
  const ofPlan = plan > done || (amidPlans && done === 0)
  return { done: done + (ofPlan ? 0 : counted), plan: plan + (ofPlan ? counted : 0), problem, background }
}

/** The roles that text tells of, first the one that is meant where two weigh the same. */
export const toldRoles: readonly ToldRole[] = ['done', 'plan', 'problem', 'background']

/** What the text says as a whole; null without evidence. A strong first sentence speaks for all. */
export function tallyEvidence(tally: RoleTally | null): RoleEvidence | null {
  if (!tally) return null
  if (saysStrongly(tally) !== null) return tally.opening
  const said = saidOf(tally)
  const role = heaviest(said)
  return said[role] > 0 ? weak[role] : null
}

/** What a strong first sentence says; null where none is, or where it is but an aside: 但确实存在问题。 and then at
 *  length what was done about it. */
export function saysStrongly({ opening, length, done, problem }: RoleTally): ToldRole | null {
  if (!opening?.strong) return null
  return opening.role === 'problem' && 3 * problem < length && done > problem ? null : opening.role
}
