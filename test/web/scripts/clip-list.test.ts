import { describe, expect, it } from 'vitest'
import { type Clip, clipsText, readClips, withClip } from '../../../src/web/assets/scripts/clip-list.js'

const clip = (text: string, link = 'http://a/r/x#p1'): Clip => ({
  text,
  link,
  citation: '《答复》，玉科〔2024〕25号',
  keptAt: '2026-11-28T00:00:00.000Z',
})

describe('the clips of a browser', () => {
  it('are read as they were written', () => {
    const clips = [clip('一是加大投入。'), clip('二是优化服务。')]
    expect(readClips(JSON.stringify(clips))).toEqual(clips)
  })

  it.each([
    null,
    '',
    'x',
    '{}',
    '5',
    'null',
    '[1,null,{"text":"a"}]',
    '[{"text":1,"link":"","citation":"","keptAt":""}]',
  ])('are none in %j', (stored) => {
    expect(readClips(stored)).toEqual([])
  })

  it('hold the same words of the same place once, and of another place again', () => {
    const clips = [clip('一'), clip('二')]
    expect(withClip(clips, clip('一')).map(({ text }) => text)).toEqual(['二', '一'])
    expect(withClip(clips, clip('一', 'http://a/r/y#p1'))).toHaveLength(3)
  })

  it('become a text with the source below each', () => {
    expect(clipsText([clip('一是加大投入。')])).toBe(
      '一是加大投入。\n（引自《答复》，玉科〔2024〕25号，http://a/r/x#p1）\n',
    )
  })
})
