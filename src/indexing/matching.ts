import { readBits, setBit, subtract, unite } from './bitmap.ts'
import { addRoles, addRolesOf, keepReplies, repliesOfChunk } from './chunk-replies.ts'
import type { LetterReader } from './letter-reader.ts'
import { levelOf } from './posting-ranks.ts'
import type { TermList } from './posting-reader.ts'
import { addCommon } from './posting-sets.ts'
import type { TextLookup } from './query-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Chunk, Snapshot } from './snapshot.ts'

/** Where the texts of a query stand in one chunk, in replies that may match. Bitmaps are by passage id in the chunk. */
export interface Matches {
  /** The replies that may match, ascending. */
  readonly replies: Uint32Array
  /** For each text, by place in `replies`: the roles of the passages that hold it or another text of the same mask, and
   *  `HEADER`; 0 where none does. */
  readonly roles: readonly Uint16Array[]
  /** By place in `replies`: the roles of the passages that hold a wanted text, and `HEADER`. */
  readonly spoken: Uint16Array
  /** The passages that hold a wanted text, by its terms at least. */
  readonly holding: Uint32Array
  /** Whether a reply matches that holds any wanted text. */
  readonly isPlain: boolean
  /** Whether `spoken` tells of all of them: not where replies without a required text were looked into no further. */
  readonly isWhole: boolean
  /** For each text. */
  readonly letters: readonly LettersHeld[]
}

/** The passages that hold a text letter by letter: for certain, and those that must be read to know. Null for none. */
export interface LettersHeld {
  readonly sure: Uint32Array | null
  readonly open: Uint32Array | null
}

export interface MatchContext {
  readonly snapshot: Snapshot
  readonly scratch: Scratch
  readonly letters: LetterReader
}

/** Looks texts up in one chunk: a phrase is held letter by letter, a word where all its parts stand. Numbers are whole.
 *  Null when a required text stands nowhere in the chunk. */
export function matchTexts(
  texts: readonly TextLookup[],
  chunk: Chunk,
  context: MatchContext,
): Matches | null {
  if (texts.some((text) => text.isRequired && !mayHold(text.parts, chunk.number))) return null
  return new ChunkMatcher(texts, chunk, context).match()
}

function mayHold(lists: readonly TermList[], chunk: number): boolean {
  return lists.length > 0 && lists.every((list) => list.in(chunk) !== null)
}

/** Texts of one mask. */
interface TextGroup {
  readonly isExcluded: boolean
  readonly isRequired: boolean
  /** Whether there is but one, whose passages are those of the group. */
  readonly isOfOne: boolean
  readonly holding: Uint32Array
  readonly roles: Uint16Array
}

export const noLetters: LettersHeld = { sure: null, open: null }

const noRoles = new Uint16Array(0)

class ChunkMatcher {
  readonly #texts: readonly TextLookup[]
  readonly #chunk: Chunk
  readonly #context: MatchContext
  readonly #scratch: Scratch
  /** By mask. */
  readonly #groups = new Map<number, TextGroup>()
  readonly #letters: LettersHeld[]
  /** The replies that hold the required texts looked up so far; null for all. */
  #alive: Uint32Array | null = null

  constructor(texts: readonly TextLookup[], chunk: Chunk, context: MatchContext) {
    this.#texts = texts
    this.#chunk = chunk
    this.#context = context
    this.#scratch = context.scratch
    this.#letters = texts.map(() => noLetters)
  }

  match(): Matches | null {
    for (const [at, text] of [...this.#texts.entries()].sort(byUse)) {
      const group = this.#groupOf(text)
      this.#letters[at] = this.#look(text, group)
      if (text.isRequired && !this.#require(group)) return null
    }
    for (const group of this.#groups.values()) if (!group.isRequired) this.#addRoles(group)
    const replies = this.#alive ?? repliesOfChunk(this.#context.snapshot.numbers, this.#chunk)
    const roles = new Map([...this.#groups.values()].map((group) => [group, this.#rolesOf(replies, group)]))
    const wanted = [...this.#groups.values()].filter(({ isExcluded }) => !isExcluded)
    return {
      replies,
      roles: this.#texts.map((text) => roles.get(this.#groupOf(text)) ?? noRoles),
      letters: this.#letters,
      spoken: this.#spoken(
        wanted.map((group) => roles.get(group) ?? noRoles),
        replies.length,
      ),
      holding: this.#holding(wanted),
      isPlain: this.#groups.size === 1 && wanted.length === 1,
      isWhole: this.#alive === null || this.#groups.size === 1,
    }
  }

  #groupOf({ mask, isExcluded, isRequired }: TextLookup): TextGroup {
    const known = this.#groups.get(mask)
    if (known) return known
    const holding = this.#scratch.lendBitmap(this.#chunk.words)
    const roles = this.#scratch.lendMask(this.#chunk.replies)
    const isOfOne = this.#texts.filter((text) => text.mask === mask).length === 1
    const group = { isExcluded, isRequired, isOfOne, holding, roles }
    this.#groups.set(mask, group)
    return group
  }

  /** Leaves out replies without the texts of a required group; false when none is left. */
  #require(group: TextGroup): boolean {
    this.#addRoles(group)
    this.#alive = this.#holders(group.roles)
    return this.#alive.length > 0
  }

  /** Those of the replies that may still match that have a role. */
  #holders(roles: Uint16Array): Uint32Array {
    const { first, replies } = this.#chunk
    const { alive } = this.#scratch
    const before = this.#alive?.length ?? replies
    let count = 0
    for (let at = 0; at < before; at += 1) {
      const reply = this.#alive ? (alive[at] ?? 0) : first + at
      if (roles[reply - first] === 0) continue
      alive[count] = reply
      count += 1
    }
    return alive.subarray(0, count)
  }

  #addRoles({ holding, roles }: TextGroup): void {
    const place = { chunk: this.#chunk, snapshot: this.#context.snapshot }
    if (this.#alive) addRolesOf(this.#alive, { roles, bits: holding }, place)
    else addRoles(roles, holding, place)
  }

  /** By place in `replies`, the roles of the group. */
  #rolesOf(replies: Uint32Array, { roles }: TextGroup): Uint16Array {
    if (!this.#alive) return roles
    const { first } = this.#chunk
    const own = this.#scratch.lendMask(replies.length)
    for (let at = 0; at < replies.length; at += 1) own[at] = roles[(replies[at] ?? 0) - first] ?? 0
    return own
  }

  /** By place, all roles of the groups. */
  #spoken(roles: readonly Uint16Array[], count: number): Uint16Array {
    const [only, ...others] = roles
    if (only && others.length === 0) return only
    const spoken = this.#scratch.lendMask(count)
    for (const own of roles)
      for (let at = 0; at < count; at += 1) spoken[at] = (spoken[at] ?? 0) | (own[at] ?? 0)
    return spoken
  }

  #holding(groups: readonly TextGroup[]): Uint32Array {
    const [only, ...others] = groups
    if (only && others.length === 0) return only.holding
    const holding = this.#scratch.lendBitmap(this.#chunk.words)
    for (const group of groups) unite(holding, group.holding)
    return holding
  }

  /** Adds the passages that hold the text to those of its group; gives those that hold its letters. */
  #look(text: TextLookup, { holding, isOfOne }: TextGroup): LettersHeld {
    const held = mustBeRead(text)
      ? this.#read(text)
      : this.#common(text.parts, isOfOne || !text.whole ? holding : undefined)
    if (held && held !== holding) unite(holding, held)
    return held && text.whole ? this.#lettersOf(text, text.whole, held) : noLetters
  }

  #lettersOf(text: TextLookup, whole: readonly TermList[], held: Uint32Array): LettersHeld {
    if (text.isDecidedByParts || text.byLetters) return { sure: held, open: null }
    if (text.isDecided) return { sure: this.#common(whole), open: null }
    // What holds the text as a word of the dictionary need not be read.
    const [open, sure] = [this.#common(whole), text.word && this.#common([text.word])]
    if (open && sure) subtract(open, sure)
    return { sure, open }
  }

  /** The passages that hold the text letter by letter, in replies that may still match. */
  #read({ parts, word, node }: TextLookup): Uint32Array | null {
    const candidates = this.#common(parts)
    if (!candidates) return null
    if (this.#alive) {
      keepReplies(candidates, this.#alive, { chunk: this.#chunk, snapshot: this.#context.snapshot })
    }
    const known = word?.in(this.#chunk.number) ?? null
    const { ids } = this.#scratch
    const count = readBits(candidates, ids)
    const held = this.#scratch.lendBitmap(this.#chunk.words)
    for (let index = 0; index < count; index += 1) {
      const id = ids[index] ?? 0
      const isKnown = known !== null && levelOf(known, id) >= 0
      if (isKnown || this.#context.letters.holds(this.#chunk.base + id, node.text)) setBit(held, id)
    }
    return held
  }

  /** Adds the passages in all of `lists` to `into` and gives it; null for none. */
  #common(
    lists: readonly TermList[],
    into: Uint32Array = this.#scratch.lendBitmap(this.#chunk.words),
  ): Uint32Array | null {
    const held = lists.flatMap((list) => list.in(this.#chunk.number) ?? [])
    if (held.length === 0 || held.length < lists.length) return null
    addCommon(held, into, this.#scratch.ids)
    return into
  }
}

function mustBeRead(text: TextLookup): boolean {
  return text.byLetters && !text.isDecided
}

/** What must be read to know comes last, when other texts have ruled most replies out; the rarest of those first. */
function byUse([, a]: readonly [number, TextLookup], [, b]: readonly [number, TextLookup]): number {
  const counts = ({ parts }: TextLookup): number => parts[0]?.count ?? 0
  return (
    Number(mustBeRead(a)) - Number(mustBeRead(b)) ||
    Number(b.isRequired) - Number(a.isRequired) ||
    counts(a) - counts(b)
  )
}
