import { fieldBit, type ReplyField } from './column-record.ts'
import {
  eachOnce,
  joinedKey,
  keyAt,
  NEXT_SET,
  type OpenSetPage,
  openSetPage,
  packSetPage,
  SETS_A_PAGE,
  valueKey,
} from './set-page.ts'
import type { Store } from './store.ts'

/** What a store knows of sets of values, changed within one transaction: every reply that comes takes the sets of its values,
 *  every reply that goes gives them back, and a set that no reply has is forgotten, with its value. A number is not
 *  given away again: a set must have a greater one than what it extends. */
export class SetBook {
  readonly #store: Pick<Store, 'sets' | 'setNumbers'>
  readonly #pages = new Map<number, OpenSetPage>()
  readonly #numbers = new Map<string, number>()
  #next: number

  constructor(store: Pick<Store, 'sets' | 'setNumbers'>) {
    this.#store = store
    this.#next = store.setNumbers.get(NEXT_SET) ?? 1
  }

  /** The number of the set of `values` of a field, in any order; 0 for none. One reply more has it. */
  take(field: ReplyField, values: readonly string[]): number {
    let set = 0
    for (const value of eachOnce(values)) {
      const single = this.#numberOf(valueKey(field, value), (page, place) => {
        page.fields[place] = fieldBit(field)
        page.names[place] = value
      })
      set = set === 0 ? single : this.#extended(set, single)
    }
    this.#count(set, 1)
    return set
  }

  /** One reply less has the set. */
  giveBack(set: number): void {
    this.#count(set, -1)
  }

  /** Writes what was changed. To be called once, at the end. */
  write(): void {
    for (const [number, page] of this.#pages) {
      for (const [place, uses] of page.uses.entries()) if (uses === 0) this.#forget(page, place)
      this.#store.sets.put(number, packSetPage(page))
    }
    if (this.#pages.size > 0) this.#store.setNumbers.put(NEXT_SET, this.#next)
  }

  #extended(set: number, single: number): number {
    return this.#numberOf(joinedKey(set, single), (page, place) => {
      page.before[place] = set
      page.last[place] = single
    })
  }

  /** The number under `key`, a new one where there is none: `describe` then writes down what it stands for. */
  #numberOf(key: string, describe: (page: OpenSetPage, place: number) => void): number {
    const known = this.#numbers.get(key) ?? this.#store.setNumbers.get(key)
    const number = known ?? this.#next
    this.#numbers.set(key, number)
    if (known !== undefined) return number
    this.#next += 1
    this.#store.setNumbers.put(key, number)
    describe(this.#pageOf(number), number % SETS_A_PAGE)
    return number
  }

  /** Counts a reply that comes or goes for its set, all that this extends, and all their values. */
  #count(set: number, one: 1 | -1): void {
    for (let number = set; number !== 0; ) {
      const page = this.#pageOf(number)
      const place = number % SETS_A_PAGE
      const last = page.last[place] ?? 0
      page.uses[place] = (page.uses[place] ?? 0) + one
      if (last !== 0) this.#count(last, one)
      number = page.before[place] ?? 0
    }
  }

  #pageOf(number: number): OpenSetPage {
    const at = Math.floor(number / SETS_A_PAGE)
    const page = this.#pages.get(at) ?? openSetPage(this.#store.sets.get(at))
    this.#pages.set(at, page)
    return page
  }

  #forget(page: OpenSetPage, place: number): void {
    const key = keyAt(page, place)
    if (key === null) return
    this.#store.setNumbers.remove(key)
    page.before[place] = 0
    page.last[place] = 0
    page.fields[place] = 0
    page.names[place] = ''
  }
}
