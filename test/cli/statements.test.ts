import { beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../temporary-folder.ts'
import { fuwen, seedsFolder } from './run-fuwen.ts'

const index = sharedFolder()

beforeAll(async () => {
  await fuwen(['index', seedsFolder, '--index', index])
})

describe('numbers', () => {
  it('lists what replies of a region state, each with its passage', async () => {
    const { code, out } = await fuwen(['numbers', '--region', '台州市', '--json', '--index', index])
    expect(code).toBe(0)
    const rows = JSON.parse(out) as { indicator: string; value: number; unit: string; anchor: string }[]
    expect(rows).toContainEqual(
      expect.objectContaining({ indicator: '省级科技型中小企业', value: 1304, unit: '家' }),
    )
    expect(rows.every((row) => /^p\d+$/.test(row.anchor))).toBe(true)
    expect(out).not.toContain('临沂')
  })

  it('prints one line each without --json, and [] where nothing is stated', async () => {
    const { out } = await fuwen(['numbers', '--programme', '315', '--index', index])
    const lines = out.split('\n').slice(0, -1)
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.every((line) => line.split('\t').length === 8)).toBe(true)
    const { out: none } = await fuwen(['numbers', '--region', '西藏自治区', '--json', '--index', index])
    expect(none).toBe('[]\n')
  })

  it('names a region that it does not know', async () => {
    const { code, err } = await fuwen(['numbers', '--region', '大观园', '--index', index])
    expect(err).toContain('不认识地区“大观园”')
    expect(code).toBe(2)
  })
})

describe('commitments', () => {
  it('lists what replies promise, with target, value and deadline', async () => {
    const { out } = await fuwen(['commitments', '--region', '331083', '--json', '--index', index])
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({
        target: '国家高新技术企业',
        value: 50,
        unit: '家',
        deadline: '2024',
        owner: null,
      }),
    )
  })
})
