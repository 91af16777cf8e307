/** Radicals that look like whole characters and that NFKC leaves as they are, each before the character. */
const supplement = new Map(
  (
    '⺁厂 ⺇几 ⺒巳 ⺓幺 ⺕彐 ⺛旡 ⺜日 ⺝月 ⺠民 ⺩王 ⺪疋 ⺬示 ⺻聿 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ' +
    '⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

/** Radicals (U+2E80–2FDF) and compatibility ideographs (U+F900–FAFF). A browser that prints to PDF, and many a font, write
 *  them for the characters that look the same: ⽯柱⼟家族⾃治县. */
const radicals = /[\u2e80-\u2fdf\uf900-\ufaff]/g

/** `char` (one code unit), or the character that it stands for: a few of those have two units. */
export function characterOf(char: string): string {
  return supplement.get(char) ?? char.normalize('NFKC')
}

/** `text` with characters in place of radicals. */
export function withoutRadicals(text: string): string {
  return text.replace(radicals, characterOf)
}
