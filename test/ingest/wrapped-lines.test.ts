import { describe, expect, it } from 'vitest'
import { joinWrapped } from '../../src/ingest/wrapped-lines.ts'
import { generateReplies } from '../bench/generate-replies.ts'

const replies = [...generateReplies(120, 28)].map(({ text }) => text)

/** Each line in lines of `width` characters, the first behind `indent`. */
function wrap(text: string, width: number, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .flatMap((line) => (line === '' ? [line] : (line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])))
    .join('\n')
}

/** Boxes of fields are not wrapped. */
function withoutFields(text: string): string {
  return text.replaceAll(/^.*[：:].+\n?/gm, '')
}

describe('joinWrapped', () => {
  it('leaves replies as they stand that are not wrapped', () => {
    for (const text of replies) expect(joinWrapped(text)).toBe(text)
  })

  it.each([26, 34, 44])('gives back the paragraphs that were wrapped at %i characters', (width) => {
    let joined = 0
    for (const text of replies.map(withoutFields)) {
      const wrapped = wrap(text, width, '　　')
      const found = joinWrapped(wrapped)
      if (found === wrapped) continue // all of it in short lines, which show no width
      joined += 1
      expect(found.replaceAll(/[ \u3000]/g, '')).toBe(text.replaceAll(/[ \u3000]/g, ''))
    }
    expect(joined).toBeGreaterThan(0.9 * replies.length)
  })

  it('joins a name and a number that were parted, and two Latin words with a blank', () => {
    const text = [
      '　　您在市政协十届三次会议上提出的《关于加快城区公共停车',
      '泊位建设与管理，缓解出行困难的提案》（第0296号，主办 Smart',
      'City 办公室）收悉。经商市财政局、市自然资源和规划局，现将办',
      '理情况答复如下，请予审阅，并欢迎继续提出意见和建议，谢谢',
      '支持。',
      '　　一、关于泊位建设',
      '　　2024年新建泊位三百二十个，改造六处，其中学校、医院周边',
      '一百二十个。',
    ].join('\n')
    expect(joinWrapped(text).split('\n')).toEqual([
      '　　您在市政协十届三次会议上提出的《关于加快城区公共停车泊位建设与管理，缓解出行困难的提案》（第0296号，主办 Smart City 办公室）收悉。经商市财政局、市自然资源和规划局，现将办理情况答复如下，请予审阅，并欢迎继续提出意见和建议，谢谢支持。',
      '　　一、关于泊位建设',
      '　　2024年新建泊位三百二十个，改造六处，其中学校、医院周边一百二十个。',
    ])
  })

  it.each([
    [
      'a list of names',
      Array.from({ length: 30 }, (_, at) => `安澜市第${10 + at}中学改扩建工程项目部办公室`),
    ],
    [
      'rows of figures',
      Array.from({ length: 30 }, (_, at) => `${2000 + at}年 投资 ${640 + at} 万元 完成 ${20 + at} 处`),
    ],
    [
      'sentences of equal length',
      Array.from(
        { length: 12 },
        (_, at) => `第${10 + at}项工作已经完成，受益群众一万余人，投资八百六十万元。`,
      ),
    ],
    [
      'too few lines',
      ['近年来，我局认真贯彻落实市委、市政府决策部署，不断完', '善农村公路管护机制，成效明显。'],
    ],
  ])('leaves %s as it stands', (_, lines) => {
    expect(joinWrapped(lines.join('\n'))).toBe(lines.join('\n'))
  })

  it('ends for a million lines', () => {
    const text = '近年来，我局认真贯彻落实市委、市政府决策部署，不断完\n'.repeat(1_000_000)
    expect(joinWrapped(text)).not.toContain('\n近')
  })
})
