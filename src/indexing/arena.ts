const SLAB_BYTES = 1 << 20

/** Memory for the records that a query holds at once: taken piece by piece, given back as a whole and used again. */
export class Arena {
  readonly #slabs: Uint8Array[] = []
  #slab = 0
  #used = 0

  /** A copy of `bytes` at an address where any typed array may begin. */
  keep(bytes: Uint8Array): Uint8Array {
    const place = this.#place(bytes.length)
    place.set(bytes)
    return place
  }

  /** Takes everything back. */
  release(): void {
    this.#slab = 0
    this.#used = 0
  }

  #place(length: number): Uint8Array {
    if (this.#used + length > SLAB_BYTES) {
      this.#slab += 1
      this.#used = 0
    }
    const slab = this.#slabs[this.#slab] ?? new Uint8Array(SLAB_BYTES)
    this.#slabs[this.#slab] = slab
    const start = this.#used
    this.#used = (start + length + 7) & ~7
    return slab.subarray(start, start + length)
  }
}
