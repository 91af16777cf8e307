import { beforeAll, describe, expect, it } from 'vitest'
import { surroundingsOf } from '../../../src/drafting/check/check-draft.ts'
import { findOtherPlaces } from '../../../src/drafting/check/other-places.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import type { Region } from '../../../src/reply/region.ts'
import { createSegmenter } from '../../../src/text/segment.ts'

const segmenter = createSegmenter([])

// The first cut loads jieba's dictionary.
beforeAll(() => {
  segmenter.load()
}, 30_000)

/** 绍兴市柯桥区. */
const own: Region = regionByCode('330603') ?? { code: '', name: '', province: '', city: null, county: null }

function otherPlaces(draft: string, asked = ''): string[] {
  return findOtherPlaces(draft, { own, asked, ...surroundingsOf(draft, segmenter) }).map(({ text }) => text)
}

describe('findOtherPlaces', () => {
  it.each([
    ['近年来，玉环市委、市政府高度重视农村公路建设。', ['玉环市']],
    ['建德市科学技术局将会同有关部门推进落实。', ['建德市']],
    ['推动玉环水暖阀门产业创新服务综合体建设。', ['玉环']],
    ['依据《临沂市国民经济和社会发展第十四个五年规划》，制定了实施方案。', ['临沂市']],
    ['我们将努力打造台州市玉环市的科创高地。', ['台州市玉环市']],
    ['改造广溧路、金华市青溪街道路面，推动玉环市和各乡镇发展。', ['金华市', '玉环市']],
    ['金华科技工作取得了长足进步，这离不开您的支持。', ['金华']],
  ])('finds what is left of elsewhere in “%s”', (draft, wanted) => {
    expect(otherPlaces(draft)).toEqual(wanted)
  })

  it.each([
    '柯桥区、绍兴市、浙江省都出台了政策。',
    '打通企业与上海、天津、深圳、杭州等创新资源富集地区的连接渠道。',
    '组织赴杭州考察学习，借鉴宁波经验。',
    '加强与天津大学、浙江大学的合作。',
    '在上海建立科创飞地2家。',
    '深化与四川省乐山市马边县的对口协作。',
    '我局会同县财政局印发了实施方案，区市场监管局（新市监〔2024〕18号）已作部署。',
    '我局积极和县移民办、县财政局对接。',
    '为适应城市发展，按照张玉林主任的要求推进。',
    '',
  ])('lets “%s” stand', (draft) => {
    expect(otherPlaces(draft)).toEqual([])
  })

  it('lets places stand that the proposal itself names', () => {
    expect(otherPlaces('关于萧山方向的公交线路，我们正在研究。', '关于开通柯桥至萧山公交线路的建议')).toEqual(
      [],
    )
  })

  it.each([
    '关于玉环市十六届人大四次会议第8号建议的答复',
    '关于台州市玉环市政协十届三次会议第8号提案的答复',
    '关于政协玉环市第十届委员会第三次会议第8号提案的答复',
  ])('asks nothing of the place whose session a title names: %s', (title) => {
    expect(otherPlaces(`玉环市水利局${title}\n`, title)).toContain('玉环市')
    expect(otherPlaces('玉环市水利局将推进落实。', title)).toEqual(['玉环市'])
  })

  it('lets a place stand that is asked about although its session is named, too', () => {
    const title = '关于柯桥区二届人大三次会议第8号建议（关于开通萧山公交的建议）的答复'
    expect(otherPlaces('萧山公交线路正在研究。', title)).toEqual([])
  })

  it('says which place is meant and which one it may have to be', () => {
    const draft = '玉环市交通运输局牵头。'
    const [found] = findOtherPlaces(draft, { own, asked: '', ...surroundingsOf(draft, segmenter) })
    expect(found?.message).toBe('“玉环市”（浙江省台州市玉环市）不在柯桥区，请核对是否从别处带来。')
    expect(found?.suggestion).toBe('柯桥区')
  })
})
