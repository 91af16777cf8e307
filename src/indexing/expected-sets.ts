import type { ReplyField } from './column-record.ts'
import type { FaultList } from './faults.ts'
import { eachOnce, joinedKey, keyAt, NEXT_SET, openSetPage, SETS_A_PAGE, valueKey } from './set-page.ts'
import type { Store } from './store.ts'

/** The sets of values that the replies of an index must have, put together anew from the replies. */
export class ExpectedSets {
  readonly #store: Store
  readonly #uses = new Map<number, number>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Counts a reply with these values of a field; gives the number of their set, 0 where the store knows none. */
  add(field: ReplyField, values: readonly string[]): number {
    let set = 0
    for (const [at, value] of eachOnce(values).entries()) {
      const single = this.#counted(valueKey(field, value))
      set = at === 0 ? single : this.#counted(joinedKey(set, single))
    }
    return set
  }

  /** Names to `faults` what the store lacks and what it holds besides. */
  compare(faults: FaultList): void {
    const { sets, setNumbers } = this.#store
    let held = 0
    for (const { key, value } of sets.entries()) {
      const page = openSetPage(value)
      for (const [place, uses] of page.uses.entries()) {
        const number = key * SETS_A_PAGE + place
        const name = keyAt(page, place)
        if (name !== null) held += 1
        const isFound = name === null || setNumbers.get(name) === number
        if (uses !== (this.#uses.get(number) ?? 0) || uses > 0 !== (name !== null) || !isFound)
          faults.add(`第 ${number} 组筛选值与答复不符`)
      }
    }
    const numbers = setNumbers.count() - Number(setNumbers.get(NEXT_SET) !== undefined)
    if (numbers !== held) faults.add(`筛选值编号表有 ${numbers} 条记录，应有 ${held} 条`)
  }

  #counted(key: string): number {
    const number = this.#store.setNumbers.get(key) ?? 0
    this.#uses.set(number, (this.#uses.get(number) ?? 0) + 1)
    return number
  }
}
