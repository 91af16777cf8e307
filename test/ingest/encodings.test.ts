import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/ingest/decode-text.ts'
import { maskPersonalData } from '../../src/ingest/mask-personal-data.ts'
import { encodeLegacy, encodeUtf16 } from './encode.ts'

const traditional = `關於市政協十屆三次會議第52號提案的答覆
尊敬的委員：您提出的《關於加快推進老舊小區改造的建議》收悉，現答覆如下：
一、近年來，我局認真貫徹落實市委、市政府決策部署，全市累計完成投資三億六千萬元，惠及居民一萬二千戶。
二、下一步，我們將進一步健全工作機制，強化部門協同，力爭年底前全面完成年度任務。
臺北市政府交通局為改善行人環境，規劃設置人行道與自行車道，並定期檢討號誌時制。
感謝您對住房和城鄉建設工作的關心和支持！`

/** Pieces of many lengths, from whole texts down to twenty characters. */
function piecesOf(text: string, sizes: readonly number[]): string[] {
  return sizes.flatMap((size) =>
    Array.from({ length: 12 }, (_, at) => Math.floor((at * Math.max(text.length - size, 1)) / 12))
      .map((start) => text.slice(start, start + size))
      .filter((piece) => /\p{Script=Han}{4}/u.test(piece)),
  )
}

function tryEncode(text: string, encode: (text: string) => Buffer): Buffer[] {
  try {
    return [encode(text)]
  } catch {
    return []
  }
}

describe('the guess of an encoding', () => {
  const folder = join(import.meta.dirname, '../../seeds')
  const seeds = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => maskPersonalData(readFileSync(join(folder, name), 'utf8')).text)
  const simplified = seeds.flatMap((text) => piecesOf(text, [20, 60, 300, 2000]))
  const sets: readonly (readonly [string, readonly string[], (text: string) => Buffer])[] = [
    ['utf-8', simplified, (text) => Buffer.from(text)],
    ['gb18030', simplified, (text) => encodeLegacy(text, 'gb18030')],
    ['utf-16le', simplified, (text) => encodeUtf16(text, 'le')],
    ['utf-16be', simplified, (text) => encodeUtf16(text, 'be')],
    ['gb18030', piecesOf(traditional, [30, 60, 120, 300]), (text) => encodeLegacy(text, 'gb18030')],
    ['big5', piecesOf(traditional, [20, 30, 60, 120, 300]), (text) => encodeLegacy(text, 'big5')],
    ['utf-8', piecesOf(traditional, [20, 60]), (text) => Buffer.from(text)],
  ]

  it('is right for ≥ 99.5 % of texts, and a wrong one is never silent', () => {
    let tried = 0
    let right = 0
    const silent: string[] = []
    for (const [encoding, texts, encode] of sets) {
      for (const text of texts) {
        for (const bytes of tryEncode(text, encode)) {
          const found = decodeText(bytes)
          tried += 1
          if (typeof found === 'object' && found.text === text) right += 1
          else if (typeof found === 'object' && found.problems.length === 0)
            silent.push(`${encoding} ${text}`)
        }
      }
    }
    process.stdout.write(`encodings: ${tried} texts, ${((right / tried) * 100).toFixed(2)} % right\n`)
    expect(tried).toBeGreaterThanOrEqual(500)
    expect(silent).toEqual([])
    expect(right / tried).toBeGreaterThanOrEqual(0.995)
  })
})
