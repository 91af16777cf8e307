/** Arrays by passage id that a query fills here and there and hands back empty: making and zeroing them anew would take
 *  longer than most queries. One query uses them at a time. */
export class Scratch {
  /** How many of the terms looked for a passage had so far. Its user empties it. */
  readonly had: Uint8Array
  /** 1 for a passage or header line that holds a wanted text. */
  readonly seen: Uint8Array
  /** A bit for each wanted text held letter by letter. */
  readonly exactBits: Uint32Array
  /** 1 for a passage or header line that speaks for its reply. */
  readonly speaks: Uint8Array
  /** 1 for one that satisfies the query by itself and letter by letter. */
  readonly isExact: Uint8Array
  /** BM25 of a passage. */
  readonly evidence: Float32Array

  constructor(passages: number) {
    this.had = new Uint8Array(passages)
    this.seen = new Uint8Array(passages)
    this.exactBits = new Uint32Array(passages)
    this.speaks = new Uint8Array(passages)
    this.isExact = new Uint8Array(passages)
    this.evidence = new Float32Array(passages)
  }

  /** Empties the places of `ids`. */
  clear(ids: Iterable<number>): void {
    for (const id of ids) {
      this.seen[id] = 0
      this.exactBits[id] = 0
      this.speaks[id] = 0
      this.isExact[id] = 0
      this.evidence[id] = 0
    }
  }
}
