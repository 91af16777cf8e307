import { type Span, spansOf } from '../../text/span.ts'

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤欧阳'
const title =
  '(?:市委|县委|区委|省委|党组|党委|副|常务|总)*(?:书记|市长|县长|区长|省长|局长|厅长|处长|科长|主任|主席|部长|镇长|乡长|院长|校长|院士|教授|博士|研究员|董事长|总经理|委员|代表|同志|先生|女士)'

/** A name stands at a boundary: behind punctuation or one of these words. */
const boundary = '(?<=^|[^\\p{sc=Han}]|[由向与和请致给对的聘]|教授|院士|书记|局长|主任)'
const namedFirst = new RegExp(
  `${boundary}[${surnames}](?:\\p{sc=Han}{1,2}|[×xX*＊某]{1,2})(?:等)?${title}`,
  'gu',
)
const titleFirst = new RegExp(
  `${title}(?!任)[${surnames}]\\p{sc=Han}{1,2}(?=[，,。、；;（()）]|同志|主持|带队|带领|多次|亲自|率|出席|调研|强调|指出|表示|任|$)`,
  'gu',
)

/** 李某某, with or without a title; not 于某些. */
const veiled = new RegExp(
  `${title}?[${surnames}](?:某{1,2}(?![些种个一项类地年日])|[×xX*＊]{1,2}(?=${title}))${title}?`,
  'gu',
)

/** Persons who are named with a title: 王某某委员, 市长李某. */
export function findPersons(text: string): Span[] {
  return [namedFirst, titleFirst, veiled].flatMap((pattern) => spansOf(text, pattern))
}
