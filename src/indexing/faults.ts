/** How many faults are told in full. */
const TOLD_FAULTS = 20

/** Takes a sentence (Chinese) for each fault. */
export interface FaultList {
  add(fault: string): void
}

/** What is wrong with an index, in Chinese sentences: the first faults in full, the others counted. */
export class Faults implements FaultList {
  readonly #told: string[] = []
  #count = 0

  add(fault: string): void {
    this.#count += 1
    if (this.#told.length < TOLD_FAULTS) this.#told.push(fault)
  }

  told(): string[] {
    const more = this.#count - this.#told.length
    return more > 0 ? [...this.#told, `另有 ${more} 处`] : this.#told
  }
}
