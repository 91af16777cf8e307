import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/ingest/decode-text.ts'
import { encodeLegacy, encodeUtf16 } from './encode.ts'

const simplified = `关于市政协十届三次会议第52号提案的答复
尊敬的委员：您提出的《关于加强农村公路管护的建议》收悉，现答复如下：一、工作开展情况。近年来，我局不断完善制度。`
const traditional = `關於市政協十屆三次會議第52號提案的答覆
尊敬的委員：您提出的《關於加強農村公路管護的建議》收悉，現答覆如下：一、工作開展情況。近年來，我局不斷完善制度。`

const title = '关于第52号提案的答复'

function decoded(bytes: Uint8Array, declared?: string) {
  const found = decodeText(bytes, declared)
  if (typeof found === 'string') throw new Error(`not decoded: ${found}`)
  return found
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(simplified)],
    ['UTF-8 with byte order mark', 'utf-8', Buffer.from(`\ufeff${simplified}`)],
    ['UTF-16LE with mark', 'utf-16le', encodeUtf16(`\ufeff${simplified}`, 'le')],
    ['UTF-16BE with mark', 'utf-16be', encodeUtf16(`\ufeff${simplified}`, 'be')],
    ['UTF-16LE', 'utf-16le', encodeUtf16(simplified, 'le')],
    ['UTF-16BE', 'utf-16be', encodeUtf16(simplified, 'be')],
    ['GBK', 'gb18030', encodeLegacy(simplified, 'gb18030')],
    ['traditional characters in GBK', 'gb18030', encodeLegacy(traditional, 'gb18030')],
    ['a title only, in GBK', 'gb18030', encodeLegacy(title, 'gb18030')],
  ] as const)('reads %s', (_, encoding, bytes) => {
    const { text, encoding: found, problems } = decoded(bytes)
    expect(found).toBe(encoding)
    expect(problems).toEqual([])
    expect(text).toContain('52')
    expect([simplified, traditional, title].some((whole) => whole.includes(text.replace('\ufeff', '')))).toBe(
      true,
    )
  })

  it('reads Big5', () => {
    const { text, encoding, problems } = decoded(encodeLegacy(traditional, 'big5'))
    expect(encoding).toBe('big5')
    expect(text).toBe(traditional)
    expect(problems).toEqual([])
  })

  it('believes what a page declares only where it decodes well', () => {
    const bytes = encodeLegacy(simplified, 'gb18030')
    expect(decoded(bytes, 'gb2312').encoding).toBe('gb18030')
    expect(decoded(bytes, 'big5').encoding).toBe('gb18030')
    expect(decoded(Buffer.from(simplified), 'gb2312').encoding).toBe('utf-8')
  })

  it('keeps a UTF-8 text with a few broken bytes, and says how many', () => {
    const bytes = Buffer.concat([Buffer.from(simplified), Buffer.from([0xe6, 0x20]), Buffer.from(simplified)])
    const { encoding, problems } = decoded(bytes)
    expect(encoding).toBe('utf-8')
    expect(problems.map((problem) => problem.kind)).toEqual(['undecodable-characters'])
    expect(problems[0]?.message).toContain('1 个字符')
  })

  it('reports half characters of GBK', () => {
    const whole = encodeLegacy(simplified, 'gb18030')
    const { problems } = decoded(Buffer.concat([whole, whole.subarray(0, 1)]))
    expect(problems.map((problem) => problem.kind)).toEqual(['undecodable-characters'])
  })

  it.each([
    ['GBK once saved as UTF-8', Buffer.from('锟斤拷锟斤拷锟斤拷的答复')],
    ['UTF-8 once read as Latin-1', Buffer.from(Buffer.from('关于提案的答复').toString('latin1'))],
  ])('doubts %s', (_, bytes) => {
    expect(decoded(bytes).problems.map((problem) => problem.kind)).toContain('encoding-doubtful')
  })

  it.each([
    ['a zip archive', Buffer.from('PK\u0003\u0004....')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['text with NUL bytes', Buffer.from(`${simplified}\0\0\0${simplified}`)],
    ['numbers of a program', Buffer.from([0, 1, 0, 0, 0, 255, 0, 7, 9, 0, 0, 0, 3])],
  ])('takes %s for no text', (_, bytes) => {
    expect(decodeText(bytes)).toBe('binary')
  })

  it('gives up on bytes that no encoding explains', () => {
    const bytes = Uint8Array.from(
      { length: 4000 },
      (_, at) => 128 + ((at * 7919 + (at >> 3) * 104_729) % 128),
    )
    expect(['garbled', 'binary']).toContain(decodeText(bytes))
  })

  it('reads an empty file as an empty text', () => {
    expect(decoded(new Uint8Array()).text).toBe('')
  })
})
