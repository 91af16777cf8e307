interface ScoredPassage {
  readonly id: number
  readonly score: number
}

interface KeptPassage extends ScoredPassage {
  readonly units: number
}

/** The best `want` of the passages that are offered, in any order; offered again, a passage has the same units. */
export class TopPassages {
  readonly #want: number
  readonly #kept: KeptPassage[] = []
  #least = 0

  constructor(want: number) {
    this.#want = want
  }

  /** Who has no more units need not be offered: at best it is as good as the last. */
  get least(): number {
    return this.#least
  }

  /** The best first, among equals the first. */
  get passages(): readonly ScoredPassage[] {
    return this.#kept
  }

  /** `score` is what is said of the passage, `units` what it is compared by. */
  offer(id: number, units: number, score: number): void {
    const kept = this.#kept
    let at = kept.length
    while (at > 0 && !isAhead(kept[at - 1], id, units)) at -= 1
    if (at === this.#want || kept[at - 1]?.id === id) return
    kept.splice(at, 0, { id, units, score })
    if (kept.length > this.#want) kept.pop()
    if (kept.length === this.#want) this.#least = kept.at(-1)?.units ?? 0
  }
}

/** Whether `kept` stands before a passage, or is the same. */
function isAhead(kept: KeptPassage | undefined, id: number, units: number): boolean {
  return kept !== undefined && (kept.units > units || (kept.units === units && kept.id <= id))
}
