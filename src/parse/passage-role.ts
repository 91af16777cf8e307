import type { Role } from '../reply/role.ts'
import type { ToldRole } from './role-signs.ts'
import { type RoleTally, saidOf, saysStrongly, toldRoles } from './role-tally.ts'

/** What surrounds a passage. */
export interface Surroundings {
  /** The role of the section that holds it. */
  readonly role: Role
  /** Whether that was stated, by a heading or above it, and not gathered from the passages. */
  readonly decided: boolean
  /** Whether no heading states it, but the first words: 今后,我局将…. Paragraphs behind them may look back. */
  readonly byOpening?: boolean
  /** What was said last and goes on: behind 下一步 all is planned until the text looks back again. */
  readonly before: Role
}

/** How much speaks for a role besides the part of the passage, from 0 to 1, that says it. */
const weights = {
  /** More than the whole passage: 下一步，我局将… stands in any section. */
  strongOpening: 1,
  gathered: 0.05,
  before: 0.1,
}

/** How much a stated role holds against text that says another. Under 下一步工作, 组织培训20期 is planned; what stands
 *  before the numbered parts tells the background, unless nearly all of it tells of work done, or it speaks of plans. */
const holds: Readonly<Record<ToldRole, Readonly<Record<ToldRole, number>>>> = {
  plan: { plan: 0, done: 1.1, problem: 0.6, background: 0.9 },
  background: { background: 0, done: 0.7, plan: 0.2, problem: 0.2 },
  done: { done: 0, plan: 0.7, problem: 0.6, background: 0.9 },
  problem: { problem: 0, done: 0.7, plan: 0.4, background: 0.7 },
}

/** What the first words of a section hold of what a heading would. */
const openingHolds = 0.6

const free: Readonly<Record<ToldRole, number>> = { plan: 0, done: 0, problem: 0, background: 0 }

/** The role for which most speaks: the passage's own words, the heading above it, and what was said before it. A
 *  passage without any such words (`tally` null or empty) goes on with what was said before. */
export function passageRole(
  tally: RoleTally | null,
  { role, decided, byOpening = false, before }: Surroundings,
): Role {
  const said = tally && saidOf(tally, role === 'plan' || before === 'plan')
  if (!said || saysNothing(said)) return goesOn(before, decided)
  const strong = saysStrongly(tally)
  const held = decided ? holdsOf(role) : free
  const hold = byOpening ? openingHolds : 1
  const whole = Math.max(tally.length, said.done + said.plan + said.problem + said.background)
  let best: Role = role
  let most = 0
  for (const one of toldRoles) {
    const shown = said[one] / whole + (one === strong ? weights.strongOpening : 0)
    const score = shown + surroundingsOf(one, role, before) - hold * held[one]
    if (score > most) [best, most] = [one, score]
  }
  return best
}

/** What is lacking is said; text that says nothing does not go on with it. */
function goesOn(before: Role, decided: boolean): Role {
  return before === 'problem' && !decided ? 'done' : before
}

function saysNothing(said: Readonly<Record<ToldRole, number>>): boolean {
  return toldRoles.every((one) => said[one] === 0)
}

function surroundingsOf(one: ToldRole, role: Role, before: Role): number {
  return (one === role ? weights.gathered : 0) + (one === before ? weights.before : 0)
}

function holdsOf(role: Role): Readonly<Record<ToldRole, number>> {
  const stated = toldRoles.find((one) => one === role)
  return stated ? holds[stated] : free
}
