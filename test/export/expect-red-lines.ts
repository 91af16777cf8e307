import { expect } from 'vitest'
import type { RedMarks } from './red-marks.ts'

/** GB/T 9704—2012, letter: the upper edge of the authority's name 30 mm below the edge of the page; 4 mm below it a double line,
 *  the thicker above; another 20 mm above the lower edge, the thinner above; both 170 mm long and in the middle. */
export function expectRedDoubleLines({ authority, lines }: RedMarks): void {
  const [headThick, headThin, footThin, footThick, ...others] = lines
  if (!authority || !headThick || !headThin || !footThin || !footThick) expect.fail('marks are missing')
  expect(others).toEqual([])
  expectNear(authority.top, 30)
  expectNear(headThick.top, authority.bottom + 4)
  expectNear(footThick.bottom, PAGE_HEIGHT - 20)
  expect(thickness(headThick)).toBeGreaterThan(thickness(headThin))
  expect(thickness(footThick)).toBeGreaterThan(thickness(footThin))
  for (const { left, right } of lines) {
    expectNear(left, 20)
    expectNear(right, 20 + 170)
  }
}

/** Of A4, in millimetres. */
const PAGE_HEIGHT = 297

/** Within one millimetre. */
function expectNear(measured: number, wanted: number): void {
  expect(Math.abs(measured - wanted)).toBeLessThan(1)
}

function thickness({ top, bottom }: RedMarks['lines'][number]): number {
  return bottom - top
}
