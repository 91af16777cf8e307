import { findMentions } from '../programmes/find-mentions.ts'
import { programmeById } from '../programmes/registry.ts'
import type { Passage } from '../reply/passage.ts'
import type { ProgrammeMentions } from '../reply/reply.ts'

/** The programmes that the passages name, in the order of their first mention. */
export function readProgrammes(passages: readonly Passage[]): ProgrammeMentions[] {
  const found = new Map<string, { anchor: string; start: number; end: number }[]>()
  for (const { anchor, text } of passages) {
    for (const { id, start, end } of findMentions(text)) {
      const mentions = found.get(id) ?? []
      mentions.push({ anchor, start, end })
      found.set(id, mentions)
    }
  }
  return [...found].map(([id, mentions]) => ({ id, name: programmeById(id)?.name ?? id, mentions }))
}
