import type { ReplyStatements } from '../../statements/reply-statements.ts'

/** Reposts have the date of their original, and so come right behind it: of no more than twice as many replies it must be
 *  known what they said. */
const REMEMBERED = 100_000

/** Tells of replies, as they come, whether their words are new in their region and year. A reply that was found at two
 *  addresses states what it states once. */
export function saidOnce(): (reply: Pick<ReplyStatements, 'region' | 'year' | 'words'>) => boolean {
  let older = new Set<string>()
  let newer = new Set<string>()
  return ({ region, year, words }) => {
    const key = `${region}/${year}/${words}`
    if (newer.has(key) || older.has(key)) return false
    if (newer.size >= REMEMBERED) {
      older = newer
      newer = new Set()
    }
    newer.add(key)
    return true
  }
}
