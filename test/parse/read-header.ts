import { parseReply } from '../../src/parse/parse-reply.ts'
import { sourceText } from './source.ts'

interface Letter {
  readonly above?: string
  readonly title?: string
  readonly greeting?: string
  readonly receipt?: string
  readonly date?: string
}

/** A reply of 温州市教育局 in which one line is written as the test wants it. */
export function read(letter: Letter) {
  const title = letter.title ?? '关于市政协十二届二次会议第31号提案的答复'
  const lines = [
    letter.above ?? '',
    title,
    letter.greeting ?? (/人大/.test(title) ? '某某某代表：' : '某某某委员：'),
    letter.receipt ?? '您提出的《关于加强劳动教育的提案》收悉。现答复如下：',
    '近年来，我局高度重视，已建成实践基地12个。',
    '感谢您的关心支持！',
    '温州市教育局',
    letter.date ?? '2023年6月8日',
  ]
  return parseReply(sourceText(lines.join('\n'))).header
}
