import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData, maskPersonalData, maskPolicyDigest } from '../../src/ingest/mask-personal-data.ts'
import { defaultMaskPolicy } from '../../src/ingest/masking/mask-policy.ts'
import { labelledTexts } from './labelled-personal-data.ts'

const mask = (text: string) => maskPersonalData(text).text

describe('maskPersonalData', () => {
  it.each([
    ['联系人：张三 联系电话：13800000000', '联系人：［姓名已隐去］ 联系电话：［电话已隐去］'],
    ['（联系人及电话：李四，0571－88000000转801）', '（联系人及电话：［姓名已隐去］，［电话已隐去］）'],
    [
      '联系人：市科技局 王五（科长），82460000、82460001',
      '联系人：市科技局 ［姓名已隐去］（科长），［电话已隐去］、［电话已隐去］',
    ],
    ['联系人：郭女士，电话一三八零零零零零零零零', '联系人：［姓名已隐去］，电话［电话已隐去］'],
    ['联系电话：\n13800000000（张三）', '联系电话：\n［电话已隐去］（［姓名已隐去］）'],
    ['联系人：张三、李四', '联系人：［姓名已隐去］、［姓名已隐去］'],
    ['承办负责人：张三　工作人员：李四', '承办负责人：［姓名已隐去］　工作人员：［姓名已隐去］'],
    [
      '经办人员：张三\n办理人：李四 职务：科员',
      '经办人员：［姓名已隐去］\n办理人：［姓名已隐去］ 职务：科员',
    ],
    ['主管领导人姓名:杨三三 联系电话:13800000000', '主管领导人姓名:［姓名已隐去］ 联系电话:［电话已隐去］'],
    ['責任領導:楊三三 承辦人:李四', '責任領導:［姓名已隐去］ 承辦人:［姓名已隐去］'],
    ['責任領導：楊三三', '責任領導：［姓名已隐去］'],
    [
      '分管领导：张××　承办科室负责人（签字）：李四',
      '分管领导：［姓名已隐去］　承办科室负责人（签字）：［姓名已隐去］',
    ],
    ['责 任 人：张 三', '责 任 人：［姓名已隐去］'],
    ['主管领导签字：王 五\n承 办 人签字：张 三', '主管领导签字：王 五\n承 办 人签字：［姓名已隐去］'],
    ['校对：张三 共印100份', '校对：［姓名已隐去］ 共印100份'],
    ['承办人:赵老师 责任编辑：钱同志', '承办人:［姓名已隐去］ 责任编辑：［姓名已隐去］'],
    ['责任领导 | 联络员\n张三 | 李四', '责任领导 | 联络员\n［姓名已隐去］ | ［姓名已隐去］'],
    [
      '牵头领导：赵副局长，主办人员姓名及电话：钱三 13800000000',
      '牵头领导：［姓名已隐去］副局长，主办人员姓名及电话：［姓名已隐去］ ［电话已隐去］',
    ],
    ['具体负责人：张三 经办：李四', '具体负责人：［姓名已隐去］ 经办：［姓名已隐去］'],
    ['联系人：王 联系电话：8800000', '联系人：［姓名已隐去］ 联系电话：［电话已隐去］'],
    [
      '• 联系人\n• 张三\n• 联系电话\n• 13800000000',
      '• 联系人\n• ［姓名已隐去］\n• 联系电话\n• ［电话已隐去］',
    ],
    ['• 联系电话\n• 87654321', '• 联系电话\n• ［电话已隐去］'],
    ['• 浏览次数\n• 87654321', '• 浏览次数\n• 87654321'],
    ['  • 联系人 王', '  • 联系人 ［姓名已隐去］'],
    // Sites lose the first half of a label: 联系人, 承办人.
    ['  人：张三\n联系电话：88000000', '  人：［姓名已隐去］\n联系电话：［电话已隐去］'],
    [
      '单位 | 联系人 | 联系电话\n市科技局 | 张三 | 88000000\n市财政局 | 李 四 | 8800-0001\n合计 | 2 | 2',
      '单位 | 联系人 | 联系电话\n市科技局 | ［姓名已隐去］ | ［电话已隐去］\n市财政局 | ［姓名已隐去］ | ［电话已隐去］\n合计 | 2 | 2',
    ],
    ['联系人：\n张三\n联系电话：\n88000000', '联系人：\n［姓名已隐去］\n联系电话：\n［电话已隐去］'],
    ['聯系人：張三，聯系電話：8800000', '聯系人：［姓名已隐去］，聯系電話：［电话已隐去］'],
    ['承辦人及聯係電話：李四 0730-8800000', '承辦人及聯係電話：［姓名已隐去］ ［电话已隐去］'],
    ['联系人：\n主动公开', '联系人：\n主动公开'],
    // Where tables and forms lost their signs.
    ['责任领导 王小明 联系电话 88001234', '责任领导 ［姓名已隐去］ 联系电话 ［电话已隐去］'],
    ['牵头负责人王小明 电话88001234', '牵头负责人［姓名已隐去］ 电话［电话已隐去］'],
    ['具体负责人 王小明，13800000000', '具体负责人 ［姓名已隐去］，［电话已隐去］'],
    ['联系人（王小明，88001234）', '联系人（［姓名已隐去］，［电话已隐去］）'],
    [
      '主管领导 李 明 承办人 王小明 电话 13800000000',
      '主管领导 ［姓名已隐去］ 承办人 ［姓名已隐去］ 电话 ［电话已隐去］',
    ],
    ['填报人 王小明 审核人 李明', '填报人 ［姓名已隐去］ 审核人 ［姓名已隐去］'],
    ['联系人 王小明\n2024年5月20日', '联系人 ［姓名已隐去］\n2024年5月20日'],
    ['分管领导 欧阳小明\n', '分管领导 ［姓名已隐去］\n'],
    ['责 任 人 王小明\n联系电话 88001234', '责 任 人 ［姓名已隐去］\n联系电话 ［电话已隐去］'],
    ['工作人员 王小明 0577-88001234', '工作人员 ［姓名已隐去］ ［电话已隐去］'],
    ['身份证11010519491231002X', '身份证［身份证号已隐去］'],
    ['残疾人证号11010519491231002X41', '残疾人证号［身份证号已隐去］'],
    ['（证号：11010519491231002X41）', '（证号：［身份证号已隐去］）'],
    ['残疾证号：11010119900307123142，肢体二级', '残疾证号：［身份证号已隐去］，肢体二级'],
    ['QQ：12345678，微信号：abc_12345', 'QQ：［账号已隐去］，微信号：［账号已隐去］'],
    ['联系QQ号 12345678；微信号ｃ：a', '联系QQ号 ［账号已隐去］；微信号ｃ：a'],
    ['ＱＱ：１２３４５６７８', 'ＱＱ：［账号已隐去］'],
    ['QQ：12345678@qq.com', 'QQ：［邮箱已隐去］'],
    ['微信：13800000000', '微信：［电话已隐去］'],
    ['开户行账号：6222 0000 0000 0000 000', '开户行账号：［银行卡号已隐去］'],
    ['邮箱：a.b@qq.com；c（at）163.com', '邮箱：［邮箱已隐去］；［邮箱已隐去］'],
    ['传真：0571-88000000/88000001', '传真：［电话已隐去］/［电话已隐去］'],
    // The date of the letter, worn, below a label that has its number; and numbers that read like it.
    ['联系电话：88001234\n2025610', '联系电话：［电话已隐去］\n2025610'],
    ['（电话：0577-88001234）\n2025 610', '（电话：［电话已隐去］）\n2025 610'],
    ['联系电话：\n2025610', '联系电话：\n［电话已隐去］'],
    ['联系电话：88001234\n88001235', '联系电话：［电话已隐去］\n［电话已隐去］'],
    ['联系电话：2025610', '联系电话：［电话已隐去］'],
  ])('makes %j %j', (text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  it.each([
    '玉科〔2023〕13812345678901号',
    '索引号: | 11331021002687352Y/2024-136435 |',
    '实现产值13800000000元',
    'QQ群：123456789，QQ企业2023家',
    '官方微信号：tiantaifabu，微信公众号：zhejiangfabu，微信小程序',
    '总机：0571-88000000，监督电话：88000001',
    '请拨打12345、110或400-800-0000',
    '密切联系人大代表，13800名代表',
    '尊敬的张三委员：',
    '签发人：张三',
    '提案人：张三  领衔代表：李四',
    '主要领导：高度重视  责任人：安监站',
    '法定代表人：张三',
    '工作人员应当主动服务，窗口工作人员12名',
    '办理人员到现场查看，经办人员逐一走访',
    '• 联系人大代表\n• 主动公开',
    '提案人：张三 界别：教育界',
    '责任人 明确\n主要负责人 亲自抓\n承办人 水利局\n牵头领导 高度重视',
    '工作人员 全部到岗\n责任领导 常务副县长',
    '工作人员 共计 120 人，负责人 和联络员 共 20 人',
    '窗口工作人员 全程代办 88项',
    '签发人 王小明 电话 总机',
    'http://a.gov.cn/art/2024/5/20/art_1229_13812345678.html',
  ])('leaves %j alone', (text) => {
    expect(mask(text)).toBe(text)
  })

  it('counts by kind', () => {
    expect(maskPersonalData('联系人：张三，13800000000、0571-88000000，a@qq.com').masked).toEqual({
      name: 1,
      phone: 2,
      email: 1,
    })
    expect(maskPersonalData('一、工作开展情况').masked).toEqual({})
  })

  it('hides the contact at the end of seed 003, and nothing else in the seeds', () => {
    const folder = join(import.meta.dirname, '../../seeds')
    const found = readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => {
        const { text, masked } = maskPersonalData(readFileSync(join(folder, name), 'utf8'))
        return Object.keys(masked).length === 0
          ? []
          : [{ name: name.slice(0, 3), masked, last: text.trimEnd().split('\n').at(-1) }]
      })
    expect(found).toEqual([
      { name: '003', masked: { name: 1, phone: 1 }, last: '联系人:［姓名已隐去］ 联系电话:［电话已隐去］' },
    ])
  })

  it('does what the policy says', () => {
    const keepAll = {
      ...defaultMaskPolicy,
      rules: defaultMaskPolicy.rules.map((rule) => ({ ...rule, action: 'keep' as const })),
    }
    const text = '联系人：张三，总机：0571-88000000'
    expect(maskPersonalData(text, keepAll).text).toBe(text)
    const hideOffices = { ...defaultMaskPolicy, officeLines: [] }
    expect(maskPersonalData(text, hideOffices).text).toBe('联系人：［姓名已隐去］，总机：［电话已隐去］')
    expect(maskPolicyDigest(hideOffices)).not.toBe(maskPolicyDigest(defaultMaskPolicy))
    expect(maskPolicyDigest(structuredClone(defaultMaskPolicy))).toBe(maskPolicyDigest())
  })
})

describe('the labelled set', () => {
  const texts = labelledTexts()
  const pieces = texts.flatMap(({ text, planted }) => planted.map((value) => ({ text, value })))

  it('is found with recall ≥ 99.5 % and precision ≥ 99 %', () => {
    const missed = pieces.filter(({ text, value }) => survives(text, value))
    const wrong = texts.flatMap(({ text, planted }) =>
      findPersonalData(text)
        .map((span) => text.slice(span.start, span.end))
        .filter((found) => !planted.some((value) => overlaps(found, value))),
    )
    const recall = 1 - missed.length / pieces.length
    const precision = pieces.length / (pieces.length + wrong.length)
    process.stdout.write(
      `masking: ${texts.length} texts, ${pieces.length} planted; recall ${percent(recall)}, precision ${percent(precision)}\n`,
    )
    if (process.env['SHOW_MISSES'] !== undefined)
      process.stdout.write(`${JSON.stringify({ missed, wrong }, null, 1)}\n`)
    expect(texts.length).toBeGreaterThanOrEqual(1000)
    expect(recall).toBeGreaterThanOrEqual(0.995)
    expect(precision).toBeGreaterThanOrEqual(0.99)
  })

  it('stays the same when masked again', () => {
    for (const { text } of texts) expect(mask(mask(text))).toBe(mask(text))
  })

  it('keeps its texts apart from what is planted in prose around it', () => {
    for (const { text, planted } of texts.slice(0, 400)) {
      const prose = `一、工作开展情况。我市现有高新技术企业2572家。\n${text}\n二、下一步打算，2025年达到3000家。`
      for (const value of planted) expect(survives(prose, value) ? text : '').toBe('')
    }
  })
})

describe('any text', () => {
  const alphabet = fc.constantFrom(
    ...'0138一三八零〇+-－（）() .、，：:|\n转分机联系人电话张三总@qq.com身份证X第号元'.split(''),
  )
  const anyText = fc.oneof(fc.string({ unit: alphabet, maxLength: 80 }), fc.string({ unit: 'binary' }))

  it('is masked once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = mask(text)
        expect(mask(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('has spans that are sorted, disjoint and within it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let reached = 0
        for (const span of findPersonalData(text)) {
          expect(span.start).toBeGreaterThanOrEqual(reached)
          expect(span.end).toBeGreaterThan(span.start)
          reached = span.end
        }
        expect(reached).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

/** Whether a run of five digits of the value, or a name, still stands in the masked text. */
function survives(text: string, value: string): boolean {
  const masked = mask(text)
  if (/^[\p{Script=Han}·\s]+$/u.test(value) && !/[〇一二三四五六七八九幺]{4}/.test(value))
    return masked.includes(value)
  if (/[@＠]/.test(value)) return /[@＠]/.test(masked)
  const digits = digitsOf(value)
  const left = digitsOf(masked)
  return Array.from({ length: digits.length - 4 }, (_, at) => digits.slice(at, at + 5)).some((run) =>
    left.includes(run),
  )
}

function digitsOf(text: string): string {
  return text
    .replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[〇一二三四五六七八九]/g, (char) => `${'〇一二三四五六七八九'.indexOf(char)}`)
    .replace(/幺/g, '1')
    .replace(/\D/g, '')
}

function overlaps(found: string, value: string): boolean {
  return value.includes(found) || found.includes(value)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`
}
