import { expect, it } from 'vitest'
import { allProvinces } from '../../src/search/holdings/places.ts'
import { provinceSentence, tileMap } from '../../src/web/pages/tile-map.ts'

const provinces = allProvinces().map((province, at) => ({
  ...province,
  held: at,
  replies: at % 5,
  regions: 0,
}))

it('has one square for each province, none over another, all within its frame', () => {
  const { tiles, width, height } = tileMap(provinces, (code) => `#${code}`)
  expect(tiles).toHaveLength(34)
  expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(34)
  expect(tiles.every(({ x, y }) => x + 64 <= width && y + 64 <= height)).toBe(true)
  expect(new Set(tiles.map(({ href }) => href)).size).toBe(34)
})

it('shades by quarters of the greatest number, and nothing where nothing was seen', () => {
  const { tiles } = tileMap(provinces, () => '')
  expect(new Set(tiles.map(({ level }) => level))).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(
    tileMap(
      provinces.map((one) => ({ ...one, replies: 0 })),
      () => '',
    ).tiles.every(({ level }) => level === 0),
  ).toBe(true)
})

it.each([
  [{ held: 0, replies: 0 }, '没有收到资料'],
  [{ held: 12, replies: 0 }, '资料中未见（所收 12 篇）'],
  [{ held: 12, replies: 3 }, '所收 12 篇中 3 篇提到'],
])('says of %j: %s', (row, sentence) => {
  expect(provinceSentence(row)).toBe(sentence)
})
