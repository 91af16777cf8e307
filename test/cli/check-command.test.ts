import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CheckJson } from '../../src/drafting/check/check-json.ts'
import { sharedFolder } from '../temporary-folder.ts'
import { fuwen, seed, seedsFolder } from './run-fuwen.ts'

const folder = sharedFolder()
const index = join(folder, 'index')
const file = join(folder, '答复稿.txt')
const proposal = join(folder, '提案.txt')

const copied =
  '一是完善企业梯度培育体系。聚焦科技型企业培育，市科技局联合市财政、市税务部门联合出台《科技型企业“梯次培育”行动方案》，制定高新技术企业培育地方标准，开发高新技术企业精准培育服务系统。'
const draft = `柯桥区科学技术局关于区政协三届一次会议第9号提案的答复
柯科[2025]9号 A
李委员：
您提出的《关于培育科技企业的提案》收悉，现答复如下：
一、工作开展情况
${copied}临沂市还组织了服务团。
二、下一步工作
我们将尽快研究出台办法,争取早日见效。
衷心感谢您对我区科技工作的关心和支持！
绍兴市柯桥区科学技术局
2025年5月20日
（联系人：科技科，手机：13800000000）
`

beforeAll(async () => {
  writeFileSync(file, draft)
  writeFileSync(proposal, '关于培育科技企业的提案\n建议：一是制定高新技术企业培育标准。二是修建乡村图书馆。')
  await fuwen(['index', seedsFolder, '--index', index])
}, 60_000)

async function checked(...args: string[]): Promise<CheckJson> {
  const { out } = await fuwen(['check', ...args, '--json', '--index', index])
  return JSON.parse(out) as CheckJson
}

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

describe('check', () => {
  it('finds all six kinds of things to look at, each where it stands', async () => {
    const { findings, overlap, region, asks } = await checked(file, '--proposal', proposal)
    for (const { start, end, text } of findings) expect(draft.slice(start, end)).toBe(text)
    expect(region?.name).toBe('柯桥区')
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['leftover', 'overlap', 'unanswered', 'form', 'personal-data', 'vague-promise']),
    )
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['other-place', 'same-run', 'number-brackets', 'half-width', 'mobile']),
    )
    expect(asks.map(({ answered }) => answered)).toEqual([true, false])
    expect(overlap.share).toBeGreaterThan(0.2)
    expect(overlap.sources[0]?.region?.name).toBe('临沂市')
  })

  it('says it in Chinese, by kind, with lines, and calls nothing plagiarism', async () => {
    const { code, out } = await fuwen(['check', file, '--index', index])
    expect(code).toBe(0)
    expect(out).toMatch(/^按柯桥区的稿件检查；与以往答复逐字相同的占 \d+%（常用套语不计）。/)
    expect(out).toContain('【外地残留：外地地名】1 处')
    expect(out).toContain('第 6 行')
    expect(out).toContain('字连续相同，请核对是否需要改写或注明出处。')
    expect(out).toMatch(/【相同文字的来源】\n {2}[a-z2-7]{12}#p\d+ .+：占 [\d.]+%，最长 \d+ 字\n/)
    expect(out).not.toMatch(/抄袭|剽窃/)
  })

  it('says where a text was taken for a part of a reply, of which nothing is missing', async () => {
    const { out } = await fuwen(
      ['check', '-', '--index', index],
      {},
      '关于加快发展乡村旅游的建议\n建议新建旅游厕所。',
    )
    expect(out).toContain('不像整篇答复，只当其中一段检查，不查还缺什么。\n')
    expect((await fuwen(['check', file, '--index', index])).out).not.toContain('不像整篇答复')
  })

  it('lists every name once, however many there are, and of matters of form a few unless asked for all', async () => {
    const cities = ['临沂市', '玉环市', '建德市', '余姚市', '岳阳县', '义乌市', '诸暨市']
    const many = join(folder, '多处.txt')
    const bare = [...'。，、；：'].map((mark) => `道路“平整${mark}`).join('\n')
    const named = [...cities, ...cities].map((city) => `${city}道路已经贯通。`).join('\n')
    writeFileSync(many, `关于修路的答复\n${named}\n${bare}\n1.2024.5.6 1/2 ﹙路﹚ ａ ｂ ｃ ｄ ｅ ｆ ｇ\n`)
    const { out } = await fuwen(['check', many, '--index', index])
    expect(out).toMatch(/^看不出是哪个地区的稿件.*--region/)
    for (const city of cities) expect(out).toContain(`${city}（共 2 处）`)
    expect(out).toContain('种同类，用 --all 全部列出。')
    expect((await fuwen(['check', many, '--all', '--index', index])).out).not.toContain('同类，用')
  })

  it('reads standard input, and takes the region from the option', async () => {
    const { out } = await fuwen(['check', '-', '--region', '临沂市', '--index', index], {}, draft)
    expect(out).toContain('按临沂市的稿件检查')
    expect(out).toContain('柯桥区')
  })

  it('finds no other place and no copying in a reply that is in the index itself', async () => {
    const { findings, overlap } = await checked(seed('000_0310ddd4136f17bc.txt'))
    expect(findings.filter(({ kind }) => kind === 'leftover' || kind === 'overlap')).toEqual([])
    expect(overlap.share).toBe(0)
  })

  it('keeps nothing of the draft in the index', async () => {
    const marker = '标记文字甲乙丙丁戊己庚辛'
    await fuwen(['check', '-', '--index', index], {}, `${marker}。${draft}`)
    for (const name of ['utf8', 'utf16le'] as const)
      expect(filesBelow(index).some((path) => readFileSync(path).includes(Buffer.from(marker, name)))).toBe(
        false,
      )
  })

  it.each([
    [['check', join(folder, '没有.docx')], 65, '没有.docx'],
    [['check', file, '--proposal', join(folder, '没有.txt')], 65, '没有.txt'],
    [['check', '-'], 65, '标准输入是空的'],
    [['check', file, '--region', '鼓楼区'], 2, '不止一个'],
    [['check'], 2, '缺少参数'],
  ])('refuses %j', async (args, wanted, said) => {
    const { code, err } = await fuwen([...args, '--index', index])
    expect(code).toBe(wanted)
    expect(err).toContain(said)
  })
})
