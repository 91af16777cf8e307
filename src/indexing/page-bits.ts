/** A set of page numbers, a bit each. */
export class PageBits {
  #bits = new Uint8Array(128)

  has(page: number): boolean {
    return ((this.#bits[page >> 3] ?? 0) & (1 << (page & 7))) !== 0
  }

  add(page: number): void {
    const at = page >> 3
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(2 ** Math.ceil(Math.log2(at + 1)))
      larger.set(this.#bits)
      this.#bits = larger
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (page & 7))
  }

  remove(page: number): void {
    const at = page >> 3
    if (at < this.#bits.length) this.#bits[at] = (this.#bits[at] ?? 0) & ~(1 << (page & 7))
  }

  clear(): void {
    this.#bits.fill(0)
  }
}
