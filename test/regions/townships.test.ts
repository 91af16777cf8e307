import { describe, expect, it } from 'vitest'
import { regionByCode } from '../../src/regions/gazetteer.ts'
import { findTownships, townshipStems } from '../../src/regions/townships.ts'
import type { Region } from '../../src/reply/region.ts'
import { slice } from '../../src/text/span.ts'

function region(code: string): Region {
  const found = regionByCode(code)
  if (!found) throw new Error(`no division has the code ${code}`)
  return found
}

describe('findTownships', () => {
  it.each([
    ['推进沃洲镇、儒岙镇垃圾分类', ['沃洲镇', '儒岙镇']],
    ['方便公田镇群众', ['公田镇']],
    ['各乡镇、街道', []],
    ['', []],
  ])('finds whole names in %s', (text, names) => {
    expect(findTownships(text).map((found) => slice(text, found))).toEqual(names)
  })

  it('tells every county that has one of the name', () => {
    const [found] = findTownships('儒岙镇')
    expect(found?.counties.map(({ name }) => name)).toEqual(['新昌县'])
    expect(findTownships('城关镇')[0]?.counties.length).toBeGreaterThan(20)
  })
})

describe('townshipStems', () => {
  it('are the short names within a county or a prefecture, and none within a province', () => {
    expect(townshipStems(region('330624'))).toContain('儒岙')
    expect(townshipStems(region('330600'))).toContain('儒岙')
    expect(townshipStems(region('330681'))).not.toContain('儒岙')
    expect(townshipStems(region('330000'))).toEqual([])
  })
})
