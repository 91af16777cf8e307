import { foldText } from './fold.ts'

/** Tells quickly where one of many names may begin, so that only few places need a closer look. */
export interface NameStarts {
  /** The first place of `text`, at `from` or behind, where a name may begin; -1 when there is none. `text` may be
   *  folded or not; in a source text the place is never a mark or blank that folding drops. A name need not stand
   *  there; where one stands, it is never passed over. */
  next(text: string, from: number): number
}

/** The starts of `names`, which are folded and not empty. */
export function createNameStarts(names: readonly string[]): NameStarts {
  const bare = names.map((name) => name.replaceAll(' ', ''))
  // How many characters are compared, by the first; 0 where no name begins.
  const depths = new Uint8Array(0x10000)
  for (const name of bare) {
    const first = name.charCodeAt(0)
    depths[first] = Math.min(depths[first] || MOST_COMPARED, name.length)
  }
  // Bit n of a key: it is that of the first n + 1 characters of some name.
  const keys = new Uint8Array(0x10000)
  for (const name of bare) {
    let key = 0
    for (let at = 0; at < (depths[name.charCodeAt(0)] ?? 0); at += 1) {
      key = extendKey(key, name.charCodeAt(at))
      keys[key] = (keys[key] ?? 0) | (1 << at)
    }
  }

  // By code unit of any text, folded or not, learnt as they come: most places are settled by one look.
  const firsts = new Uint8Array(0x10000)
  const NEVER = 1

  function mayBegin(text: string, from: number): boolean {
    const first = foldedUnit(text.charCodeAt(from))
    if (first === SEVERAL) return true
    const depth = depths[first] ?? 0
    if (depth === 0) firsts[text.charCodeAt(from)] = NEVER
    let key = 0
    let compared = 0
    for (let at = from; compared < depth; at += 1) {
      if (at >= text.length) return false
      const unit = foldedUnit(text.charCodeAt(at))
      if (unit === SEVERAL) return true
      if (unit === NOTHING) continue
      key = extendKey(key, unit)
      if (((keys[key] ?? 0) & (1 << compared)) === 0) return false
      compared += 1
    }
    return depth > 0
  }

  return {
    next(text, from) {
      for (let at = from; at < text.length; at += 1) {
        if (firsts[text.charCodeAt(at)] !== NEVER && mayBegin(text, at)) return at
      }
      return -1
    },
  }
}

/** The first characters tell enough. */
const MOST_COMPARED = 4

/** Other beginnings may share the key of a name's: such places are looked at in vain. */
function extendKey(key: number, unit: number): number {
  return ((key * 31) ^ unit) & 0xffff
}

/** What a code unit folds to, by code unit; 0 for one not yet met. Units of the private use area stand for what is
 *  no single unit. */
const foldedUnits = new Uint16Array(0x10000)
const NOTHING = 0xf8fe
const SEVERAL = 0xf8fd

function foldedUnit(unit: number): number {
  return foldedUnits[unit] || learn(unit)
}

function learn(unit: number): number {
  const folded = foldText(String.fromCharCode(unit))
  const learnt = folded === '' ? NOTHING : folded.length > 1 ? SEVERAL : folded.charCodeAt(0)
  foldedUnits[unit] = learnt
  return learnt
}
