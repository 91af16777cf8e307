import type { ProvinceRow } from '../../search/holdings/programme-table.ts'

/** The provinces as equal squares, roughly where they lie: no borders are drawn, so that small provinces can be read
 *  and none is drawn wrongly. */
export interface TileMap {
  readonly width: number
  readonly height: number
  readonly tiles: readonly Tile[]
}

interface Tile {
  readonly href: string
  readonly x: number
  readonly y: number
  /** 浙江 */
  readonly name: string
  /** `3 / 12`; `—` where nothing is held. */
  readonly figure: string
  /** What can be read in the square, then the whole fact as a sentence: its tip and its name for those who listen. */
  readonly title: string
  /** 0 where it is not named or nothing is held, then by quarters of the greatest number of replies, 1…4. */
  readonly level: number
  readonly isHeld: boolean
}

/** Column and row of each square. */
const grid: Readonly<Record<string, readonly [number, number]>> = {
  230000: [9, 0],
  150000: [6, 1],
  220000: [9, 1],
  650000: [0, 2],
  620000: [3, 2],
  640000: [4, 2],
  140000: [5, 2],
  130000: [6, 2],
  110000: [7, 2],
  210000: [8, 2],
  540000: [0, 3],
  630000: [2, 3],
  610000: [4, 3],
  410000: [5, 3],
  370000: [6, 3],
  120000: [7, 3],
  510000: [3, 4],
  500000: [4, 4],
  420000: [5, 4],
  340000: [6, 4],
  320000: [7, 4],
  310000: [8, 4],
  530000: [2, 5],
  520000: [3, 5],
  430000: [4, 5],
  360000: [5, 5],
  330000: [6, 5],
  350000: [7, 5],
  450000: [3, 6],
  440000: [4, 6],
  810000: [5, 6],
  710000: [8, 6],
  460000: [3, 7],
  820000: [4, 7],
}

const SIZE = 64
const GAP = 4

/** The map for `provinces`; `hrefOf` gives where each square leads. */
export function tileMap(provinces: readonly ProvinceRow[], hrefOf: (code: string) => string): TileMap {
  const most = Math.max(1, ...provinces.map(({ replies }) => replies))
  const tiles = provinces.flatMap((province) => {
    const place = grid[province.code]
    if (!place) return []
    const [column, row] = place
    return [{ ...toTile(province, most, hrefOf), x: column * (SIZE + GAP), y: row * (SIZE + GAP) }]
  })
  const columns = Math.max(...Object.values(grid).map(([column]) => column)) + 1
  const rows = Math.max(...Object.values(grid).map(([, row]) => row)) + 1
  return { width: columns * (SIZE + GAP) - GAP, height: rows * (SIZE + GAP) - GAP, tiles }
}

function toTile(
  { code, name, short, held, replies }: ProvinceRow,
  most: number,
  hrefOf: (code: string) => string,
): Omit<Tile, 'x' | 'y'> {
  const figure = held === 0 ? '—' : `${replies}/${held}`
  return {
    href: hrefOf(code),
    name: short,
    figure,
    title: `${short} ${figure}：${name}${provinceSentence({ held, replies })}`,
    level: Math.ceil((replies / most) * 4),
    isHeld: held > 0,
  }
}

/** `所收 12 篇中 3 篇提到`, or why nothing can be said. */
export function provinceSentence({ held, replies }: Pick<ProvinceRow, 'held' | 'replies'>): string {
  if (held === 0) return '没有收到资料'
  return replies === 0 ? `资料中未见（所收 ${held} 篇）` : `所收 ${held} 篇中 ${replies} 篇提到`
}
