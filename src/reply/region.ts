/** An administrative division (行政区划) of the province, prefecture or county level, with its place in the tree. */
export interface Region {
  /** Six digits after GB/T 2260, such as 331083. */
  readonly code: string
  /** The full name: 玉环市. */
  readonly name: string
  readonly province: string
  /** The prefecture; null for a province, and for counties that stand directly under one. */
  readonly city: string | null
  readonly county: string | null
}

/** The names from the province down to the region itself, each once: 浙江省, 台州市, 玉环市. */
export function regionPath(region: Region): string[] {
  const names = [region.province, region.city, region.county]
  return names.filter((name): name is string => name !== null)
}
