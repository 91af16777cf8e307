import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SimilarJson } from '../../src/drafting/similar/similar-json.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { fuwen, seedsFolder } from './run-fuwen.ts'

const folder = sharedFolder()
const index = join(folder, 'index')
const file = join(folder, '提案.txt')
const proposal = '关于激发创新潜力的建议\n建议：一是落实研发费用加计扣除。二是引进高层次人才。'

beforeAll(async () => {
  writeFileSync(file, proposal)
  await fuwen(['index', seedsFolder, '--index', index])
}, 60_000)

describe('similar', () => {
  it('lists the asks of a file, each with what was done and planned elsewhere', async () => {
    const { code, out } = await fuwen(['similar', file, '--index', index])
    expect(code).toBe(0)
    expect(out.match(/^诉求 .*/gm)).toEqual([
      '诉求 1　一是落实研发费用加计扣除。',
      '诉求 2　二是引进高层次人才。',
    ])
    expect(out).toContain('【已做】')
    expect(out).toContain('【下一步】')
    expect(out).toContain('A 类（按答复单位标注）')
  })

  it('reads standard input, prefers a region, and gives JSON with places in the text', async () => {
    const { out } = await fuwen(
      ['similar', '-', '--region', '柯桥区', '--json', '--index', index],
      {},
      proposal,
    )
    const { asks } = JSON.parse(out) as SimilarJson
    for (const { start, end, text } of asks) expect(proposal.slice(start, end)).toBe(text)
    expect(asks[0]?.results[0]).toMatchObject({
      url: expect.stringMatching(/^\/r\/[a-z2-7]{12}#p\d+$/) as string,
    })
  })

  it.each([
    [['similar', join(folder, '没有.txt')], 65, '没有.txt'],
    [['similar', '-'], 65, '标准输入是空的'],
    [['similar', file, '--region', '鼓楼区'], 2, '不止一个'],
    [['similar'], 2, '缺少参数'],
  ])('refuses %j', async (args, wanted, said) => {
    const { code, err } = await fuwen([...args, '--index', index])
    expect(code).toBe(wanted)
    expect(err).toContain(said)
  })
})
