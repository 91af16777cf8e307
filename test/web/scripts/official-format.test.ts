import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officialHtml, officialPlain, officialText } from '../../../src/web/assets/scripts/official-format.js'

describe('officialText', () => {
  it.each([
    // Stops
    ['近年来,我市高度重视;现答复如下:', '近年来，我市高度重视；现答复如下：'],
    ['成效显著.下一步,我局将继续努力.', '成效显著。下一步，我局将继续努力。'],
    ['感谢您的支持!有何意见?', '感谢您的支持！有何意见？'],
    ['研发投入强度达到2.41%,居全省第4位', '研发投入强度达到2.41%，居全省第4位'],
    ['增长12.5%.其中,规上企业290家', '增长12.5%。其中，规上企业290家'],
    ['总投资1,234,567元', '总投资1,234,567元'],
    ['2023,新增企业50家', '2023，新增企业50家'],
    ['每天8:30至17:00受理', '每天8:30至17:00受理'],
    ['高峰时段为6︰30至8︰30﹐此外不限﹔答复如下︰', '高峰时段为6:30至8:30，此外不限；答复如下：'],
    ['师生比为1:3.5', '师生比为1:3.5'],
    ['1.强化企业培育。2.完善机制', '1.强化企业培育。2.完善机制'],
    ['一.总体情况', '一、总体情况'],
    ['升级到5.0版.', '升级到5.0版。'],
    ['引进GPT-4,R&D等', '引进GPT-4,R&D等'],
    ['推广GPU,提升算力', '推广GPU，提升算力'],
    ['与Lawrence Berkeley, California合作', '与Lawrence Berkeley, California合作'],
    ['Hello, world. It works.', 'Hello, world. It works.'],
    ['企业､高校｡', '企业、高校。'],
    ['采用A:B模式', '采用A:B模式'],
    // Addresses
    [
      '网址:http://www.yuhuan.gov.cn/col/123.html?a=1,详见',
      '网址：http://www.yuhuan.gov.cn/col/123.html?a=1，详见',
    ],
    ['邮箱:kjj.bgs@example.gov.cn.', '邮箱：kjj.bgs@example.gov.cn.'],
    ['见(https://example.cn/a(b)', '见（https://example.cn/a(b)'],
    // Quotation marks
    ['推进"双倍增"和"育苗造林"行动', '推进“双倍增”和“育苗造林”行动'],
    ['推进“双倍增"行动', '推进“双倍增”行动'],
    ['推进“双倍增“行动', '推进“双倍增”行动'],
    ['落实"\'三个年\'活动"要求', '落实“‘三个年’活动”要求'],
    ['推进＂双倍增＂行动', '推进“双倍增”行动'],
    ['行动”和“育苗', '行动”和“育苗'],
    ["采用McDonald's模式", "采用McDonald's模式"],
    ['配备65"显示屏', '配备65"显示屏'],
    ['“315”“双倍增”“尖兵”', '“315”“双倍增”“尖兵”'],
    // Brackets
    ['省政府(办公厅)印发', '省政府（办公厅）印发'],
    ['国内生产总值(GDP)增长', '国内生产总值（GDP）增长'],
    ['签约8项(其中院士团队2项),', '签约8项（其中院士团队2项），'],
    ['(一)加强领导', '（一）加强领导'],
    ['函数f(x)', '函数f(x)'],
    ['1)强化领导', '1）强化领导'],
    ['玉科[2024]25号', '玉科〔2024〕25号'],
    ['临科函字(2024)第4号', '临科函字〔2024〕第4号'],
    ['(2024年9号)收悉', '（2024年9号）收悉'],
    ['印发<<实施方案>>', '印发《实施方案》'],
    // Dots and dashes
    ['学校、医院...等', '学校、医院……等'],
    ['学校、医院。。。', '学校、医院……'],
    ['完成。。下一步', '完成。下一步'],
    ['科技--第一生产力', '科技——第一生产力'],
    ['2023—2025年', '2023—2025年'],
    ['北京—上海', '北京—上海'],
    ['2+4+X产业,“415x”集群', '2+4+X产业，“415x”集群'],
    // Blanks and lines
    ['新增 国家高新技术企业 50 家', '新增国家高新技术企业50家'],
    ['　　近年来, 我市', '近年来，我市'],
    ['与 MIT Media Lab 合作', '与MIT Media Lab合作'],
    ['一、开展情况\n\n　　一是加强,\r\n二是完善.', '一、开展情况\n一是加强，\n二是完善。'],
    ['', ''],
    [' \n ', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(officialText(text)).toBe(expected)
  })

  const written = fc
    .array(
      fc.constantFrom(
        '企业',
        '2.41',
        '%',
        '2024',
        'GDP',
        'a',
        ',',
        '.',
        ':',
        ';',
        '(',
        ')',
        '"',
        "'",
        '“',
        '”',
        '‘',
        '’',
        ' ',
        '\n',
        '…',
        '...',
        '--',
        '。。',
        '[2024]',
        '<<',
        '>>',
        '！',
        '（',
        '）',
        'http://a.cn/b',
        '一.',
        '㎡',
        '𠮷',
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join(''))
  const anything = fc.oneof(written, fc.string({ unit: 'binary', maxLength: 40 }))
  const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? ''

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = officialText(text)
        expect(officialText(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  it('loses and adds no letter and no digit', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(letters(officialText(text))).toBe(letters(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves no blank beside Chinese, and no empty line', () => {
    fc.assert(
      fc.property(written, (text) => {
        const formatted = officialText(text)
        expect(formatted).not.toMatch(/[\u4e00-\u9fff，。：；] | [\u4e00-\u9fff，。：；]|\n\n|^\n|\n$/)
      }),
    )
  })
})

describe('officialPlain', () => {
  it('begins every paragraph two characters in', () => {
    expect(officialPlain('一、开展情况\n一是加强领导,')).toBe('　　一、开展情况\n　　一是加强领导，')
    expect(officialPlain('')).toBe('')
  })
})

describe('officialHtml', () => {
  it('gives headings their fonts', () => {
    const html = officialHtml('一、开展情况\n(一)加强领导\n一是加强领导,完善机制。')
    expect(html.match(/GB2312|黑体/g)).toEqual(['黑体', 'GB2312', 'GB2312'])
    expect(html.match(/<p /g)).toHaveLength(3)
    expect(html).toContain('>一是加强领导，完善机制。</p>')
  })

  it('lets no text become HTML', () => {
    expect(officialHtml('数据<script>"&')).toContain('>数据&lt;script&gt;')
  })
})
