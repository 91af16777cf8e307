import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SameJson } from '../../src/search/wording/same-json.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { fuwen } from './run-fuwen.ts'

const folder = sharedFolder()
const index = join(folder, 'index')

const letter = (year: number, homes: number) => `某县民政局关于对《关于发展居家养老的建议》的答复
李某委员：
您提出的建议收悉，现答复如下：
一、工作开展情况
建成社区居家养老服务中心${homes}个，老年助餐点实现城区全覆盖，困难老人家庭适老化改造全部完成。
某县民政局
${year}年5月20日
`

beforeAll(async () => {
  writeFileSync(join(folder, '甲.txt'), letter(2022, 12))
  writeFileSync(join(folder, '乙.txt'), letter(2023, 30))
  await fuwen(['index', join(folder, '甲.txt'), join(folder, '乙.txt'), '--index', index])
})

const text = '建成社区居家养老服务中心45个，老年助餐点实现城区全覆盖，困难老人家庭适老化改造全部完成。'

describe('same', () => {
  it('lists who says nearly the same, the oldest first, with what differs', async () => {
    const { code, out } = await fuwen(['same', text, '--index', index])
    expect(code).toBe(0)
    expect(out).toContain('2 处写法相同或相近。')
    expect(out.match(/\d{4}-\d{2}-\d{2}/g)).toEqual(['2022-05-20', '2023-05-20'])
    expect(out.match(/〖\d+〗【\d+】/g)).toEqual(['〖45〗【12】', '〖45〗【30】'])
  })

  it('takes a passage by its place, and gives JSON', async () => {
    const read = async (asked: string) =>
      JSON.parse((await fuwen(['same', asked, '--json', '--index', index])).out) as SameJson
    const [first = expect.fail()] = (await read(text)).variants
    const others = await read(`${first.id}#${first.anchor}`)
    expect(others.passage).toEqual({ id: first.id, anchor: first.anchor, text: first.text })
    expect(others.variants.map(({ date }) => date)).toEqual(['2023-05-20'])
  })

  it('says when nobody else does, and when there is no such passage', async () => {
    const { out } = await fuwen(['same', '全面推行河湖长制，水质优良率稳步提升。', '--index', index])
    expect(out).toBe('已收录的资料里没有别处这样写。\n')
    const short = await fuwen(['same', '衷心感谢', '--index', index])
    expect(short).toMatchObject({ code: 2, err: expect.stringContaining('文字太短') as string })
    const { code, err } = await fuwen(['same', 'aaaaaaaaaaaa#p1', '--index', index])
    expect(code).toBe(2)
    expect(err).toContain('没有文段“aaaaaaaaaaaa#p1”')
    const whole = await fuwen(['same', 'aaaaaaaaaaaa', '--index', index])
    expect(whole).toMatchObject({ code: 2, err: expect.stringContaining('请写明是哪一段') as string })
  })
})
