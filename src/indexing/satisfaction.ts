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
  /** For each text, by reply: the roles of the passages that hold it, and `HEADER`. Alternatives may share an array. */
  readonly rolesOf: (text: QueryText) => Uint16Array
  /** Lends an array with a place for each reply. */
  readonly lend: () => Uint16Array
  /** How many replies are asked about. */
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
    case 'all': {
      const [bits = asked.lend(), ...others] = tree.parts.map((part) => satisfaction(part, asked))
      for (const more of others) intersect(bits, more, asked.replies)
      return bits
    }
    case 'any': {
      const texts = tree.parts.filter((part) => part.kind === 'text')
      const groups = tree.parts.filter((part) => part.kind !== 'text')
      // Mostly one array holds what is known of all of the texts.
      const parts = [...new Set(texts.map(asked.rolesOf))].map((held) => ofText(held, asked))
      const [bits = asked.lend(), ...others] = [...parts, ...groups.map((part) => satisfaction(part, asked))]
      for (const more of others) unite(bits, more, asked.replies)
      return bits
    }
  }
}

function intersect(bits: Uint16Array, more: Uint16Array, replies: number): void {
  for (let reply = 0; reply < replies; reply += 1) bits[reply] = (bits[reply] ?? 0) & (more[reply] ?? 0)
}

function unite(bits: Uint16Array, more: Uint16Array, replies: number): void {
  for (let reply = 0; reply < replies; reply += 1) bits[reply] = (bits[reply] ?? 0) | (more[reply] ?? 0)
}

function ofText(held: Uint16Array, { lend, replies, allowed }: Satisfying): Uint16Array {
  const bits = lend()
  // Imported constants are read anew in every turn of a loop.
  const [own, any, chosen, header, whole] = [ROLE_BITS, ANY_ROLE, CHOSEN_ROLES, HEADER, ALL_BITS]
  for (let reply = 0; reply < replies; reply += 1) {
    const mask = held[reply] ?? 0
    // Without a branch, whether a reply holds the text is hard to foresee: of a number above 0, `-number >> 31` has all bits.
    bits[reply] =
      (mask & own) |
      ((-mask >> 31) & any) |
      ((-(mask & allowed) >> 31) & chosen) |
      ((-(mask & header) >> 31) & whole)
  }
  return bits
}
