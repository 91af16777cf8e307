import { isUtf8 } from 'node:buffer'
import type { Problem } from '../reply/problem.ts'

/** The encodings in which Chinese sites publish. GBK is read as its superset GB 18030. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** Doubts about the guess, and characters that could not be decoded. */
  readonly problems: readonly Problem[]
}

/** The text of `bytes`. `declared` is what the bytes say of themselves (`<meta charset>`): believed where it
 *  decodes well. 'binary' for what is no text, 'garbled' when no encoding makes sense of it. Never throws. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | 'binary' | 'garbled' {
  if (hasBinaryMagic(bytes)) return 'binary'
  const marked = byteOrderMark(bytes)
  if (marked !== null) return judge(bytes, marked)
  const hasNul = bytes.includes(0)
  if (!hasNul && isUtf8(bytes)) return judge(bytes, 'utf-8')
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const candidates: readonly Encoding[] = hasNul ? ['utf-16le', 'utf-16be'] : narrowEncodings
  const scored = candidates
    .map((encoding) => ({ encoding, score: plausibility(decodeAs(sample, encoding)) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  if (best === undefined || best.score <= 0) return hasNul ? 'binary' : 'garbled'
  const own = scored.find((each) => each.encoding === encodingOf(declared))
  if (own !== undefined && own.score >= best.score * 0.8) return judge(bytes, own.encoding)
  const isClose = second !== undefined && second.score > best.score * 0.8
  return judge(bytes, best.encoding, isClose)
}

// Enough to tell the encodings apart, and cheap: guessing on a whole 20 MB file took seconds.
const SAMPLE_BYTES = 64 * 1024

/** UTF-8 stands last: it is asked only when strict UTF-8 has failed, so a few broken bytes decide. */
const narrowEncodings: readonly Encoding[] = ['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be']

/** The share of damaged characters from which a text is not worth keeping, and from which it is reported. */
const HOPELESS_SHARE = 0.1

/** Below it, hardly any of the commonest characters occur: a wrong guess, or no Chinese text. Measured on the
 *  five seeds the lowest is 0.33; their GBK read as Big5 and the reverse stay below 0.06. */
const PLAUSIBLE_SCORE = 0.12

function judge(bytes: Uint8Array, encoding: Encoding, isClose = false): Decoded | 'garbled' {
  const text = decodeAs(bytes, encoding)
  const damaged = countDamaged(text)
  if (damaged > text.length * HOPELESS_SHARE) return 'garbled'
  const problems: Problem[] = []
  if (damaged > 0) {
    const message = `按 ${encodingNames[encoding]} 解码后有 ${damaged} 个字符无法识别，请核对原文编码`
    problems.push({ kind: 'undecodable-characters', message })
  }
  if (isClose || isDoubtful(text, encoding)) {
    const message = `文字编码按 ${encodingNames[encoding]} 猜测，把握不大，请核对是否乱码`
    problems.push({ kind: 'encoding-doubtful', message })
  }
  return { text, encoding, problems }
}

/** Strict UTF-8 and byte order marks prove the encoding, but not that the text was whole before. */
function isDoubtful(text: string, encoding: Encoding): boolean {
  const sample = text.slice(0, SAMPLE_BYTES)
  if (encoding === 'utf-8') return mojibake.test(sample)
  return plausibility(sample) < PLAUSIBLE_SCORE
}

/** GBK once read as UTF-8 and saved (锟斤拷), and UTF-8 once read as Latin-1 (å®, ç§). */
const mojibake = /锟斤拷|(?:[åæçèéä][\u0080-\u00bf]{2}){3}/u

const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GBK/GB18030',
  big5: 'Big5',
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function encodingOf(label: string | undefined): Encoding | null {
  const name = label?.trim().toLowerCase() ?? ''
  if (/^(?:gb|x-gbk|cp936|hz)/.test(name)) return 'gb18030'
  if (/^(?:big5|cp950|x-x-big5)/.test(name)) return 'big5'
  if (name === 'utf8' || name === 'utf-8') return 'utf-8'
  return null
}

/** How files of other kinds begin: archives and DOCX, PDF, pictures, old Office, programs, compressed data. */
const magics = [
  'PK\u0003\u0004',
  '%PDF-',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u00d0\u00cf\u0011\u00e0',
]
const moreMagics = [
  '\u007fELF',
  '\u001f\u008b',
  '7z\u00bc\u00af',
  'Rar!\u001a',
  'MZ\u0090\0',
  'SQLite format 3\0',
]

function hasBinaryMagic(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return [...magics, ...moreMagics].some((magic) => start.startsWith(magic))
}

/** U+FFFD, private use, unassigned: what a wrong guess or a damaged file leaves. */
const damagedChar = /[\ufffd\p{Co}]/gu

function countDamaged(text: string): number {
  return text.match(damagedChar)?.length ?? 0
}

/** The share of `text` that is commonest Han and Chinese punctuation, less the damage; 1 for plain ASCII.
 *  Right guesses of official prose reach 0.3 and more. */
function plausibility(text: string): number {
  let others = 0
  let score = 0
  for (const char of text) {
    if (char === '\n' || char === '\r' || char === '\t' || (char >= ' ' && char <= '~')) continue
    others += 1
    if (commonestChars.has(char)) score += 1
    else if (isCommonHan(char)) score += 0.05
    else if (unlikelyChar.test(char)) score -= 3
  }
  return others === 0 ? 1 : score / others
}

const unlikelyChar = /[\ufffd\p{Co}\p{Cn}\p{Cc}]/u

const commonestChars: ReadonlySet<string> = new Set(
  `，。、；：？！（）《》“”〔〕—…　·
  的一是不了在人有我他这中大来上个国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行
  所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军
  建议提案答复市县区省局政府工委员代表您关收悉科技术企业创新服务管机构单位强化推全加快高质量项目
  产资金保障农村教育医疗交通环境城乡设施规划组织第号月二三四五六七八九十，
  這來個國說時會對於過發後裡種經麼學現當動還進樣從實軍建議覆縣區關員機構單強開業創務組織產資農
  環鄉設規劃質項術總辦數據號應與將為無`.replace(/\s(?<!\u3000)/g, ''),
)

/** The characters that schools teach: the first level of GB 2312 and of Big5. */
function isCommonHan(char: string): boolean {
  commonHan ??= new Set([...decodeRows('gb18030', 0xb0, 0xd7), ...decodeRows('big5', 0xa4, 0xc6)])
  return commonHan.has(char)
}

let commonHan: ReadonlySet<string> | undefined

function decodeRows(encoding: Encoding, first: number, last: number): string {
  const bytes: number[] = []
  for (let row = first; row <= last; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell)
  }
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes))
}
