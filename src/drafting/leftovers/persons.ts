import { hanPattern } from '../../text/han-pattern.ts'
import { type Span, slice, spansOf } from '../../text/span.ts'
import type { Word, Words } from './words.ts'

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤欧阳'
const title =
  '(?:市委|县委|区委|省委|党组|党委|副|常务|总)*(?:书记|市长|县长|区长|省长|局长|厅长|处长|科长|主任|主席|部长|镇长|乡长|院长|校长|院士|教授|博士|研究员|董事长|总经理|委员|代表|同志|先生|女士|烈士|英雄|老师|医生)'

/** A name stands at a boundary: behind punctuation or one of these words. */
const boundary = '(?<=^|[^\\p{sc=Han}]|[由向与和请致给对的聘]|教授|院士|书记|局长|主任)'
const namedFirst = hanPattern(`${boundary}[${surnames}](?:\\p{sc=Han}{1,2}|[×xX*＊某]{1,2})(?:等)?${title}`)
const titleFirst = hanPattern(
  `${title}(?!任)[${surnames}]\\p{sc=Han}{1,2}(?=[，,。、；;（()）]|同志|主持|带队|带领|多次|亲自|率|出席|调研|强调|指出|表示|任|$)`,
)

/** 李某某, with or without a title; not 于某些. */
const veiled = hanPattern(
  `${title}?[${surnames}](?:某{1,2}(?![些种个一项类地年日])|[×xX*＊]{1,2}(?=${title}))${title}?`,
)

const office =
  '(?:(?:中共)?[省市县区州旗镇乡]?(?:委|政协|人大|政府|人大常委会|纪委|党工委)?(?:(?:常委|党组(?:成员)?)?[、，]?)?)'
const titles = new RegExp(`${office}${title}(?:[、兼]${title})*$`, 'u')
const isSurname = new RegExp(`^[${surnames}]`, 'u')

/** 何某平 in 常务副市长何某平担任, 周某昆、吴某治等同志: words that no dictionary has, behind a title or before one. */
export function findNamedPersons(text: string, words: Words): Span[] {
  const all = words.all()
  return all.flatMap((word, at) => {
    const name = nameAt(text, word, all[at + 1])
    if (name === null) return []
    const [before = ''] = titles.exec(text.slice(Math.max(0, name.start - 24), name.start)) ?? []
    const [behind = ''] = behindName.exec(text.slice(name.end, name.end + 40)) ?? []
    if (before === '' && behind === '') return []
    const own = /^[、和]/u.test(behind) ? 0 : behind.length
    return [{ start: name.start - before.length, end: name.end + own }]
  })
}

const behindName = new RegExp(
  `^(?:等)?${title}|^(?:[、和]\\p{sc=Han}{2,9})*等?[0-9一二两三四五六七八九十]{0,2}位?(?:同志|委员|代表|教授|专家|博士)`,
  'u',
)

/** The name of a person that `word` is, or is but for its last letter. */
function nameAt(text: string, word: Word, next: Word | undefined): Span | null {
  const name = slice(text, word)
  if (name.length < 2 || name.length > 3 || !/^(?:x|nr)/u.test(word.tag) || !isSurname.test(name)) return null
  const isRest = name.length === 2 && next?.start === word.end && next.end - next.start === 1
  return isRest && /^(?:n.*|zg|g|j|x)$/u.test(next.tag) ? { start: word.start, end: next.end } : word
}

/** Persons who are named with a title: 王某某委员, 市长李某. */
export function findPersons(text: string): Span[] {
  return [namedFirst, titleFirst, veiled].flatMap((pattern) => spansOf(text, pattern))
}
