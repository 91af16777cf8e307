import { parseNumeral } from '../../text/numerals.ts'
import { type Finding, finding } from './finding.ts'

/** A form that official documents do not use, and what they write instead. */
interface Form {
  readonly rule: string
  readonly pattern: RegExp
  /** What to write instead; null where the match is right as it stands. */
  readonly instead: (match: RegExpMatchArray) => string | null
  readonly message: (match: RegExpMatchArray, instead: string) => string
}

/** After GB/T 9704—2012: 7.2.5 document number, 7.3.5.4 date, 7.3.3 levels. */
const forms: readonly Form[] = [
  {
    rule: 'number-brackets',
    pattern:
      /(?<=[\p{sc=Han}A-Za-z])[[（(【［]((?:19|20)[0-9]{2})[\]）)】］](?=第?[0-9]{1,5}(?:号|[\t ]*(?:\n|$)))/gu,
    instead: ([, year = '']) => `〔${year}〕`,
    message: ([found], instead) => `发文字号的年份用六角括号：“${found}”应为“${instead}”。`,
  },
  {
    rule: 'number-unended',
    pattern:
      /(?<=(?:^|\n|[：:|])[\t \u3000]*\p{sc=Han}{1,12}[〔[（(【［](?:19|20)[0-9]{2}[〕\]）)】］]第?)[0-9]{1,5}(?=[\t ]*(?:[A-Z]类?[\t ]*)?(?:[\n|]|$))/gu,
    instead: ([number]) => `${number}号`,
    message: (_match, instead) => `发文字号的序号后面要写“号”：“${instead}”。`,
  },
  {
    rule: 'number-ordinal',
    pattern: /(?<=〔(?:19|20)[0-9]{2}〕)第(?=[0-9]{1,5}号)/gu,
    instead: () => '',
    message: () => '发文字号的序号前不加“第”字。',
  },
  {
    rule: 'number-padded',
    pattern: /(?<=[〔[（(【［](?:19|20)[0-9]{2}[〕\]）)】］]第?)0+(?=[1-9][0-9]{0,4}号)/gu,
    instead: () => '',
    message: () => '发文字号的序号不编虚位（1 不写作 001）。',
  },
  {
    rule: 'date-in-numerals',
    pattern:
      /[二一][〇零○ＯO0九][〇零○一二三四五六七八九]{2}年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿]{1,4})日/gu,
    instead: ([found]) => arabicDate(found),
    message: (_match, instead) => `成文日期用阿拉伯数字，写作“${instead}”。`,
  },
  {
    rule: 'date-padded',
    pattern: /((?:19|20)[0-9]{2})年(0?[1-9]|1[0-2])月(0?[1-9]|[12][0-9]|3[01])日/gu,
    instead: ([found, year, month, day]) => {
      const plain = `${year}年${Number(month)}月${Number(day)}日`
      return plain === found ? null : plain
    },
    message: (_match, instead) => `月、日不编虚位，写作“${instead}”。`,
  },
  {
    rule: 'date-abbreviated',
    pattern:
      /(?<![0-9.．/-]|[:：|]\s*)((?:19|20)[0-9]{2})[./．-](0?[1-9]|1[0-2])[./．-](0?[1-9]|[12][0-9]|3[01])(?![0-9.．/-])/gu,
    instead: ([, year, month, day]) => `${year}年${Number(month)}月${Number(day)}日`,
    message: (_match, instead) => `日期要写全年、月、日：“${instead}”。`,
  },
  {
    rule: 'doubled-mark',
    pattern: /[。，、；：,;]{2,}/gu,
    instead: ([found]) => [...'。；：，、'].find((mark) => found.includes(mark)) ?? found.charAt(0),
    message: ([found]) => `标点“${found}”重复，请只留一个。`,
  },
  {
    rule: 'level-mark',
    pattern: /(?<=^|\n|[。；;：:]\s*)([0-9]{1,2})、(?=\p{sc=Han})/gu,
    instead: ([, number]) => `${number}.`,
    message: ([found], instead) => `第三层次的序号写作“${instead}”，不写“${found}”。`,
  },
  {
    rule: 'level-mark',
    pattern:
      /(?<=^|\n|[。；;：:]\s*)([（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)])[、.．,，](?=\p{sc=Han})/gu,
    instead: ([, marker = '']) => marker,
    message: ([found], instead) => `带括号的序号后面不加标点：“${found}”应为“${instead}”。`,
  },
  {
    rule: 'level-mark',
    pattern: /(?<=^|\n)([一二三四五六七八九十]{1,3})[.．,，](?=\p{sc=Han})/gu,
    instead: ([, number]) => `${number}、`,
    message: ([found], instead) => `第一层次的序号后面用顿号：“${found}”应为“${instead}”。`,
  },
]

/** Document numbers, dates and level numbers of `draft` in forms that official documents do not use. */
export function findWrittenForms(draft: string): Finding[] {
  return forms.flatMap(({ rule, pattern, instead, message }) =>
    [...draft.matchAll(pattern)].flatMap((match) => {
      const suggestion = instead(match)
      if (suggestion === null) return []
      const span = { start: match.index, end: match.index + match[0].length }
      return finding(draft, span, { kind: 'form', rule, message: message(match, suggestion), suggestion })
    }),
  )
}

function arabicDate(written: string): string | null {
  const [, year = '', month = '', day = ''] = /^(.{4})年(.+)月(.+)日$/u.exec(written) ?? []
  const numbers = [year.replace(/[零○ＯO0]/gu, '〇'), month, day.replace('廿', '二十')].map(parseNumeral)
  const [y, m, d] = numbers
  return y && m && d ? `${y}年${m}月${d}日` : null
}
