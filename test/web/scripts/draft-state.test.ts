import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Draft, isUntouched, newDraft } from '../../../src/web/assets/scripts/draft-shape.js'
import {
  addPart,
  editPart,
  emptySections,
  holdsPassage,
  keptMarks,
  leftovers,
  movePart,
  removePart,
  replaceAll,
  withoutNumber,
} from '../../../src/web/assets/scripts/draft-state.js'
import { readDraft } from '../../../src/web/assets/scripts/read-draft.js'

const asks = [
  { ask: '1.修路', heading: '关于修路' },
  { ask: '2.架桥', heading: '关于架桥' },
]
const source = { label: '某局答复', url: '/r/c2sfg4cf5owk#p1' }

/** A part with the words in [brackets] marked. */
function part(written: string): {
  text: string
  marks: { start: number; end: number; kind: string }[]
  source: typeof source
} {
  let text = ''
  const marks = []
  for (const piece of written.split(/(\[[^\]]*\])/)) {
    const bare = piece.replace(/[[\]]/g, '')
    if (piece.startsWith('['))
      marks.push({ start: text.length, end: text.length + bare.length, kind: 'place' })
    text += bare
  }
  return { text, marks, source }
}

function draftOf(...written: string[]): Draft {
  return written.reduce(
    (draft, words) => addPart(draft, { ask: '1.修路', heading: '关于修路', part: part(words) }),
    newDraft('关于修路架桥的提案', asks),
  )
}

/** As `part` reads it, of every part of the draft. */
function written({ sections }: Draft): string[][] {
  return sections.map(({ parts }) =>
    parts.map(({ text, marks }) =>
      marks.reduceRight(
        (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
        text,
      ),
    ),
  )
}

describe('a draft', () => {
  it('names the parts that hold no words yet', () => {
    expect(emptySections(draftOf('已修路。'))).toEqual(['关于架桥', '下一步工作打算'])
    expect(emptySections(draftOf(' '))).toEqual(['关于修路', '关于架桥', '下一步工作打算'])
  })

  it('begins as the skeleton of a reply, a part for each ask and one for the next steps', () => {
    const draft = newDraft('关于修路架桥的提案', asks)
    expect(draft.sections.map(({ heading }) => heading)).toEqual(['关于修路', '关于架桥', '下一步工作打算'])
    expect(draft.fields.title).toBe('关于对《关于修路架桥的提案》的答复')
    expect(isUntouched(draft)).toBe(true)
  })

  it('puts a passage where its ask is answered, and makes a part for an ask that is new', () => {
    const draft = addPart(draftOf('甲'), { ask: '3.挖河', heading: '关于挖河', part: part('乙') })
    expect(draft.sections.map(({ heading }) => heading)).toEqual([
      '关于修路',
      '关于架桥',
      '关于挖河',
      '下一步工作打算',
    ])
    expect(written(addPart(draft, { ask: '', heading: '', part: part('丙') }))).toEqual([
      ['甲'],
      [],
      ['乙'],
      ['丙'],
    ])
  })

  it.each([
    ['part-1', 1, [['乙', '甲'], [], []]],
    ['part-2', 1, [['甲'], ['乙'], []]],
    ['part-1', -1, [['甲', '乙'], [], []]],
  ] as const)('moves %s by %i', (id, step, wanted) => {
    expect(written(movePart(draftOf('甲', '乙'), id, step))).toEqual(wanted)
  })

  it('removes a part', () => {
    expect(written(removePart(draftOf('甲', '乙'), 'part-1'))).toEqual([['乙'], [], []])
  })

  it('counts what is left to replace, and replaces all that is equal', () => {
    const draft = draftOf('[玉环市]修路，[玉环市]架桥[48座]', '在[玉环市]')
    expect(leftovers(draft)).toEqual([
      { text: '玉环市', kind: 'place', count: 3, before: '', behind: '修路，玉环市架桥48座' },
      { text: '48座', kind: 'place', count: 1, before: '玉环市修路，玉环市架桥', behind: '' },
    ])
    expect(written(replaceAll(draft, '玉环市', '临海'))).toEqual([
      ['临海修路，临海架桥[48座]', '在临海'],
      [],
      [],
    ])
    expect(written(replaceAll(draft, '48座', null))[0]?.[0]).toBe('[玉环市]修路，[玉环市]架桥48座')
  })

  it.each([
    ['[马游河]治理，[马游河山洪沟]已完工', '马游河', '后坑溪', '后坑溪治理，[后坑溪山洪沟]已完工'],
    ['[马游河]治理，[马游河山洪沟]已完工', '马游河', null, '马游河治理，[马游河山洪沟]已完工'],
    ['[5]个乡镇，[15家]企业', '5', '8', '8个乡镇，[15家]企业'],
    ['[玉环]和[玉环市]', '玉环', '$&', '$&和[$&市]'],
  ])('replaces a name within longer ones, which stay marked: %s', (before, wording, by, wanted) => {
    expect(written(replaceAll(draftOf(before), wording, by))[0]?.[0]).toBe(wanted)
  })

  it('knows the passages that it holds', () => {
    expect(holdsPassage(draftOf('[玉环市]修路'), source.url)).toBe(true)
    expect(holdsPassage(draftOf('[玉环市]修路'), '/r/c2sfg4cf5owk#p2')).toBe(false)
  })

  it.each([
    ['[玉环市]修路[48条]', '玉环市抓紧修路48条', '[玉环市]抓紧修路[48条]'],
    ['[玉环市]修路[48条]', '玉环市修路50条', '[玉环市]修路50条'],
    ['[玉环市]修路', '临海修路', '临海修路'],
    ['[玉环市]修路', '', ''],
  ])('keeps the marks that an edit leaves whole: %s → %s', (before, text, wanted) => {
    const draft = draftOf(before)
    expect(written(editPart(draft, 'part-1', text))[0]?.[0]).toBe(wanted)
  })

  it('keeps marks on the very words they stood on, whatever the edit', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), fc.nat(9), (before, text, from, length) => {
        const mark = {
          start: Math.min(from, before.length),
          end: Math.min(from + length, before.length),
          kind: 'x',
        }
        for (const kept of keptMarks({ text: before, marks: [mark] }, text))
          expect(text.slice(kept.start, kept.end)).toBe(before.slice(mark.start, mark.end))
      }),
    )
  })

  it.each([
    ['四是加快[六安]建设。', '加快[六安]建设。'],
    ['（四）夯实基础。', '夯实基础。'],
    ['二、关于加装电梯方面\n1.做强支撑，培训[5期]。', '做强支撑，培训[5期]。'],
    ['③拓展[六安]渠道。', '拓展[六安]渠道。'],
    ['2.5亿元用于[六安]。', '2.5亿元用于[六安]。'],
    ['一是否可行，由[六安]论证。', '一是否可行，由[六安]论证。'],
    ['全市累计投入。\n1.提升', '全市累计投入。\n1.提升'],
  ])('takes over a passage without the number it has in its source: %s', (taken, kept) => {
    const { text, marks } = part(kept)
    expect(withoutNumber(part(taken))).toMatchObject({ text, marks })
  })

  it('comes back from a file as it went in', () => {
    const draft = draftOf('[玉环市]修路')
    expect(readDraft(JSON.stringify(draft))).toEqual(draft)
  })

  it.each([
    [''],
    ['{}'],
    ['[]'],
    [JSON.stringify({ ...draftOf('甲'), version: 2 })],
    [JSON.stringify(draftOf('甲')).replace('/r/c2sfg4cf5owk#p1', 'javascript:alert(1)')],
    [JSON.stringify(draftOf('[甲]')).replace('"end":1', '"end":9')],
  ])('takes nothing else for a draft: %.40s', (json) => {
    expect(readDraft(json)).toBeNull()
  })
})
