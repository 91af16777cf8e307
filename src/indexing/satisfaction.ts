import { roles } from '../reply/role.ts'
import { HEADER } from './column-record.ts'
import type { QueryNode, QueryText } from './query-tree.ts'

/** Beside the bits of the ten roles: the tree is satisfied when the passages of any role speak, and when those of the
 *  chosen roles do. */
export const ANY_ROLE = 1 << 13
export const CHOSEN_ROLES = 1 << 14
export const ALL_BITS = (1 << 15) - 1
export const ROLE_BITS = (1 << roles.length) - 1

/** What `satisfaction` is asked. */
export interface Satisfying {
  /** For each text, by reply: the roles of the passages that hold it, and `HEADER`. */
  readonly rolesOf: (text: QueryText) => Uint16Array
  /** Lends an array with a place for each reply. */
  readonly lend: () => Uint16Array
  readonly replies: number
  /** The chosen roles. */
  readonly allowed: number
}

/** By reply, the bits under which it satisfies the tree. What the header line holds, it holds under all of them. */
export function satisfaction(tree: QueryNode, asked: Satisfying): Uint16Array {
  switch (tree.kind) {
    case 'text':
      return ofText(asked.rolesOf(tree), asked)
    case 'not': {
      const bits = satisfaction(tree.part, asked)
      for (let reply = 0; reply < asked.replies; reply += 1) bits[reply] = ~(bits[reply] ?? 0) & ALL_BITS
      return bits
    }
    case 'all':
    case 'any': {
      const [first, ...others] = tree.parts
      const bits = first ? satisfaction(first, asked) : asked.lend()
      for (const part of others) {
        const more = satisfaction(part, asked)
        if (tree.kind === 'all') for (let reply = 0; reply < asked.replies; reply += 1) and(bits, more, reply)
        else for (let reply = 0; reply < asked.replies; reply += 1) or(bits, more, reply)
      }
      return bits
    }
  }
}

function ofText(held: Uint16Array, { lend, replies, allowed }: Satisfying): Uint16Array {
  const bits = lend()
  for (let reply = 0; reply < replies; reply += 1) {
    const mask = held[reply] ?? 0
    if (mask === 0) continue
    bits[reply] = mask & HEADER ? ALL_BITS : mask | ANY_ROLE | (mask & allowed ? CHOSEN_ROLES : 0)
  }
  return bits
}

function and(bits: Uint16Array, more: Uint16Array, reply: number): void {
  bits[reply] = (bits[reply] ?? 0) & (more[reply] ?? 0)
}

function or(bits: Uint16Array, more: Uint16Array, reply: number): void {
  bits[reply] = (bits[reply] ?? 0) | (more[reply] ?? 0)
}
