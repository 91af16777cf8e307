import type { Role } from '../../reply/role.ts'

const weights: Readonly<Record<Role, number>> = {
  done: 1,
  plan: 1,
  problem: 0.9,
  other: 0.8,
  background: 0.7,
  // The receipt restates the matter, in the words of the proposal and not of the answer.
  receipt: 0.5,
  greeting: 0.2,
  thanks: 0.2,
  signature: 0.1,
  contact: 0.1,
}

/** What a passage is worth as an answer, by its role, 0…1: people look for what was done and what is planned;
 *  greetings and thanks are alike everywhere. Set by judgement; judged queries are to remeasure it. */
export function roleWeight(role: Role): number {
  return weights[role]
}
