import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplies, parseReply } from '../../src/parse/parse-reply.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { flattenSections, type Section } from '../../src/reply/section.ts'
import { contains } from '../../src/text/span.ts'
import { sourceText } from './source.ts'

const folders = [new URL('../../seeds/', import.meta.url), new URL('fixtures/', import.meta.url)]
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const),
)

/** Pieces of real replies in any order: far likelier to meet a rule than random characters. */
const piece = fc.constantFrom(
  ...'一、|（一）|1.|（1）|①|一是|二是|二、|第一，|首先，|其次，|下一步，|今后，我局将|近年来，|但仍存在不足。|工作开展情况|'.split(
    '|',
  ),
  ...'张三委员：|您提出的《关于|》的提案|收悉，现答复如下：|感谢您的关心支持。|某市教育局|2024年5月20日|联系人：|'.split(
    '|',
  ),
  ...'索引号：|发布机构: | |\n|\n\n| |　|。|；|，|“|”|《|》|(|)|玉科〔2024〕5号|A类|• 成文日期:|現(xiàn)答復|\u0000|\ud83d|![]()|'.split(
    '|',
  ),
)
const replyLike = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })

function parse(text: string): Reply {
  return parseReply(sourceText(text))
}

function expectPartition(sections: readonly Section[], text: string): void {
  for (const [at, section] of sections.entries()) {
    const next = sections[at + 1]
    if (next) expect(next.span.start).toBe(section.span.end)
    expect(section.span.end).toBeGreaterThan(section.span.start)
  }
  const first = sections[0]
  const last = sections.at(-1)
  if (first && last) {
    expect(last.span.end).toBeLessThanOrEqual(text.length)
  }
}

function expectNested(section: Section): void {
  let from = section.span.start
  for (const child of section.children) {
    expect(child.span.start).toBeGreaterThanOrEqual(from)
    expect(contains(section.span, child.span)).toBe(true)
    from = child.span.end
    expectNested(child)
  }
  if (section.children.length > 0) expect(from).toBe(section.span.end)
}

/** Every promise about places that holds for any text. */
function expectSound(reply: Reply, text: string): void {
  expectPartition(reply.sections, text)
  for (const section of reply.sections) expectNested(section)
  const sections = flattenSections(reply.sections)
  expect(sections.map(({ anchor }) => anchor)).toEqual(sections.map((_, at) => `s${at + 1}`))
  expect(reply.passages.map(({ anchor }) => anchor)).toEqual(reply.passages.map((_, at) => `p${at + 1}`))
  let end = 0
  for (const passage of reply.passages) {
    expect(passage.text).toBe(text.slice(passage.span.start, passage.span.end))
    expect(passage.text).not.toBe('')
    expect(passage.span.start).toBeGreaterThanOrEqual(end)
    const holder = sections.find(({ anchor }) => anchor === passage.section)
    expect(holder && contains(holder.span, passage.span)).toBe(true)
    expect(
      holder?.children.some(({ span }) => span.start < passage.span.end && passage.span.start < span.end),
    ).toBe(false)
    end = passage.span.end
  }
  for (const { span } of reply.origins) {
    if (span) expect(contains({ start: 0, end: text.length }, span)).toBe(true)
  }
}

/** The body without its passages: nothing but layout may be left. */
function outsidePassages(reply: Reply): string {
  const first = reply.sections[0]
  const last = reply.sections.at(-1)
  if (!first || !last) return ''
  let from = first.span.start
  let left = ''
  for (const { span } of reply.passages) {
    left += reply.text.slice(from, span.start)
    from = span.end
  }
  return left + reply.text.slice(from, last.span.end)
}

describe('parseReply', () => {
  it.each(texts)('keeps sections, passages and facts of %s in their places', (_, text) => {
    expectSound(parse(text), text)
  })

  it.each(texts)('leaves nothing of the body of %s outside the passages', (_, text) => {
    expect(outsidePassages(parse(text))).toMatch(/^[\s|!()[\]#]*$/)
  })

  it.each(texts)('reads %s twice alike', (_, text) => {
    expect(parse(text)).toEqual(parse(text))
  })

  it('reads any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expectSound(parse(text), text)))
  })

  it('reads pieces of replies in any order', () => {
    fc.assert(
      fc.property(replyLike, (pieces) => {
        const text = pieces.join('')
        const reply = parse(text)
        expectSound(reply, text)
        expect(outsidePassages(reply)).toMatch(/^[\s\p{Cc}\p{Cf}|!()[\]•［］（）〔〕【】]*$/u)
      }),
      { numRuns: 300 },
    )
  })

  it('gives a passage no line of another section and no more than the longest sentence allows', () => {
    for (const [, text] of texts) {
      for (const passage of parse(text).passages) expect(passage.text.length).toBeLessThanOrEqual(700)
    }
  })

  it.each([
    ['文件已失效', true],
    ['【此件已废止】', true],
    ['时效性：失效', true],
    ['有效性：有效', false],
    ['失效日期：2026-12-31', false],
    ['关于废止已失效文件的答复', false],
  ])('says of a text below “%s” whether it is no longer in force', (line, isSaid) => {
    const { problems } = parse(
      `关于停车设施建设提案的答复\n${line}\n\n李委员：\n您的提案收悉，现答复如下：我局已建成泊位。\n`,
    )
    const said = problems.filter(({ kind }) => kind === 'no-longer-valid')
    expect(said.map(({ message }) => message)).toEqual(
      isSaid ? [expect.stringContaining(`第 2 行注明“`)] : [],
    )
  })

  it.each([
    ['市民政局：', null],
    ['市府办：', null],
    ['民盟市委会：', 'group'],
    ['市政协社会和法制委员会：', 'group'],
    ['梁某委员：', 'member'],
  ])('takes %s above the opinion of a co-handler for %s', (greeting, type) => {
    const opinion = `关于市政协十届三次会议第12号提案的会办意见\n${greeting}\n《关于加强校园周边管理的提案》收悉，现提出会办意见如下：\n我局开展检查3次，整改问题12个。\n玉环市教育局\n2024年5月20日`
    const { docType, header } = parseReply(sourceText(opinion))
    expect(docType).toBe('co-handler-opinion')
    expect(header.addresseeType).toBe(type)
  })

  it('says what is doubtful about an empty text', () => {
    const reply = parse('')
    expect(reply.problems.map(({ kind }) => kind)).toEqual([
      'empty-body',
      'not-a-reply',
      'no-title',
      'no-authority',
      'no-date',
    ])
    expect(reply.sections).toEqual([])
    expect(reply.passages).toEqual([])
  })
})

describe('parseReplies', () => {
  it('gives what each text gives by itself, in their order', () => {
    const sources = texts.map(([name, text]) => sourceText(text, name))
    expect(parseReplies(sources)).toEqual(sources.map(parseReply))
  })
})
