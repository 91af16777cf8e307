/** A map that is made when it is first looked into. */
export class LazyMap<K, V> implements ReadonlyMap<K, V> {
  readonly #make: () => Map<K, V>
  #made: Map<K, V> | null = null

  constructor(make: () => Map<K, V>) {
    this.#make = make
  }

  get size(): number {
    return this.#map().size
  }

  get(key: K): V | undefined {
    return this.#map().get(key)
  }

  has(key: K): boolean {
    return this.#map().has(key)
  }

  entries(): MapIterator<[K, V]> {
    return this.#map().entries()
  }

  keys(): MapIterator<K> {
    return this.#map().keys()
  }

  values(): MapIterator<V> {
    return this.#map().values()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.#map().forEach((value, key) => visit(value, key, this))
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  #map(): Map<K, V> {
    this.#made ??= this.#make()
    return this.#made
  }
}
