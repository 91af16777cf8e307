import { PAGE_SIZE } from '../../src/indexing/lmdb-page.ts'
import type { Random } from '../bench/random.ts'

/** An index as its files stand on the disk. */
export interface IndexFiles {
  readonly index: Buffer
  readonly sums: Buffer
}

/** The same index at an earlier time, and at the time that is damaged. */
export interface History {
  readonly before: IndexFiles
  readonly now: IndexFiles
}

export const damageKinds = [
  'byte',
  'zeros',
  'cut',
  'swapped pages',
  'old page',
  'sums byte',
  'sums cut',
] as const
export type DamageKind = (typeof damageKinds)[number]

/** The files of `now` with one damage. */
export function damage({ before, now }: History, kind: DamageKind, random: Random): IndexFiles {
  const index = Buffer.from(now.index)
  const sums = Buffer.from(now.sums)
  const pages = index.length / PAGE_SIZE
  switch (kind) {
    case 'byte':
      return { index: changeByte(index, random), sums }
    case 'zeros': {
      const start = random.whole(0, index.length - 1)
      const end = Math.min(index.length, start + 1 + random.whole(0, 3 * PAGE_SIZE - 1))
      return { index: index.fill(0, start, end), sums }
    }
    case 'cut':
      return { index: index.subarray(0, random.whole(0, index.length - 1)), sums }
    case 'swapped pages': {
      const [one, other] = [random.whole(0, pages - 1), random.whole(0, pages - 1)]
      pageOf(now.index, one).copy(index, other * PAGE_SIZE)
      pageOf(now.index, other).copy(index, one * PAGE_SIZE)
      return { index, sums }
    }
    case 'old page': {
      const page = random.whole(0, before.index.length / PAGE_SIZE - 1)
      pageOf(before.index, page).copy(index, page * PAGE_SIZE)
      return { index, sums }
    }
    case 'sums byte':
      return { index, sums: changeByte(sums, random) }
    case 'sums cut':
      return { index, sums: sums.subarray(0, random.whole(0, sums.length - 1)) }
  }
}

function changeByte(bytes: Buffer, random: Random): Buffer {
  const at = random.whole(0, bytes.length - 1)
  bytes[at] = (bytes[at] ?? 0) ^ (1 + random.whole(0, 255 - 1))
  return bytes
}

function pageOf(bytes: Buffer, page: number): Buffer {
  return bytes.subarray(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
}
