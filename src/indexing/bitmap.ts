/** Sets of passages as bitmaps: 32 ids a word, the lowest bit first. */

export function hasBit(bits: Uint32Array, id: number): boolean {
  return ((bits[id >> 5] ?? 0) & (1 << (id & 31))) !== 0
}

/** 1 for an id whose bit is set, 0 for another. */
export function bitOf(bits: Uint32Array, id: number): number {
  return ((bits[id >> 5] ?? 0) >>> (id & 31)) & 1
}

export function setBit(bits: Uint32Array, id: number): void {
  bits[id >> 5] = (bits[id >> 5] ?? 0) | (1 << (id & 31))
}

/** In the word of that number, the bits of the ids from `from` on and before `end`, which is greater. */
export function bitsWithin(word: number, from: number, end: number): number {
  const low = word === from >> 5 ? -1 << (from & 31) : -1
  return word === (end - 1) >> 5 ? low & (-1 >>> (31 - ((end - 1) & 31))) : low
}

/** Whether the bit of an id from `from` on and before `end` is set. */
export function hasAny(bits: Uint32Array, from: number, end: number): boolean {
  const last = (end - 1) >> 5
  for (let word = from >> 5; word <= last; word += 1) {
    if (((bits[word] ?? 0) & bitsWithin(word, from, end)) !== 0) return true
  }
  return false
}

/** Sets the bits of the ids from `from` on and before `end`. */
export function setRange(bits: Uint32Array, from: number, end: number): void {
  const last = (end - 1) >> 5
  for (let word = from >> 5; word <= last; word += 1) {
    bits[word] = (bits[word] ?? 0) | bitsWithin(word, from, end)
  }
}

/** Clears the bits of the ids from `from` on and before `end`. */
export function clearRange(bits: Uint32Array, from: number, end: number): void {
  const last = (end - 1) >> 5
  for (let word = from >> 5; word <= last; word += 1) {
    bits[word] = (bits[word] ?? 0) & ~bitsWithin(word, from, end)
  }
}

/** Keeps in `bits` what is in `more` too. */
export function intersect(bits: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (more[word] ?? 0)
}

/** Adds what is in `more` to `bits`. */
export function unite(bits: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (more[word] ?? 0)
}

/** Takes what is in `others` out of `bits`. */
export function subtract(bits: Uint32Array, others: Uint32Array): void {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & ~(others[word] ?? 0)
}

/** How many bits are set. */
export function countBits(bits: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < bits.length; word += 1) sum += onesIn(bits[word] ?? 0)
  return sum
}

/** How many bits are set that are not set in `others`. */
export function countWithout(bits: Uint32Array, others: Uint32Array): number {
  let sum = 0
  for (let word = 0; word < bits.length; word += 1) sum += onesIn((bits[word] ?? 0) & ~(others[word] ?? 0))
  return sum
}

/** How many bits of a 32-bit number are set. */
export function onesIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The place of the lowest bit that is set, of a number that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** Writes the ids in `bits` to the front of `into`, ascending; gives how many. */
export function readBits(bits: Uint32Array, into: Uint16Array): number {
  let count = 0
  for (let word = 0; word < bits.length; word += 1) {
    const base = word << 5
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      into[count] = base + lowestBit(left)
      count += 1
    }
  }
  return count
}
