import { expect } from 'vitest'
import type { RedMarks } from './red-marks.ts'

/** GB/T 9704—2012, letter: the upper edge of the authority's name 30 mm below the edge of the page; 4 mm below it a double line,
 *  the thicker above; another 20 mm above the lower edge, the thinner above; both 170 mm long and in the middle. */
export function expectRedDoubleLines({ authority, lines }: RedMarks): void {
  const [headThick, headThin, footThin, footThick, ...others] = lines.map(({ top, bottom }) => ({
    top,
    bottom,
    height: bottom - top,
  }))
  expect(others).toEqual([])
  expect(Math.abs((authority?.top ?? 0) - 30)).toBeLessThan(1)
  expect(Math.abs((headThick?.top ?? 0) - (authority?.bottom ?? 0) - 4)).toBeLessThan(1)
  expect(headThick?.height ?? 0).toBeGreaterThan(headThin?.height ?? 1)
  expect(footThick?.height ?? 0).toBeGreaterThan(footThin?.height ?? 1)
  expect(Math.abs((footThick?.bottom ?? 0) - (297 - 20))).toBeLessThan(1)
  for (const { left, right } of lines) {
    expect(Math.abs(left - 20)).toBeLessThan(1)
    expect(Math.abs(right - 190)).toBeLessThan(1)
  }
}
