import type { Marker } from './markers.ts'
import type { MarkerStyle } from './number-forms.ts'

/** Finds the next marker of a style behind a given one. */
export class Followers {
  private readonly places = new Map<MarkerStyle, number[]>()
  private readonly markers: readonly Marker[]

  constructor(markers: readonly Marker[]) {
    this.markers = markers
    for (const [at, { style }] of markers.entries()) {
      const list = this.places.get(style)
      if (list) list.push(at)
      else this.places.set(style, [at])
    }
  }

  /** The marker with this number in the order of the text; null behind the last. */
  at(index: number): Marker | null {
    return this.markers[index] ?? null
  }

  /** The first marker of `style` behind marker `at`; null without one. */
  next(style: MarkerStyle, at: number): Marker | null {
    const list = this.places.get(style) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    const found = list[low]
    return found === undefined ? null : (this.markers[found] ?? null)
  }
}
