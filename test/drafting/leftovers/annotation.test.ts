import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layFoundation } from '../../../src/cli/foundation.ts'
import { findLeftovers, type Writer } from '../../../src/drafting/leftovers/find-leftovers.ts'
import { findMentions } from '../../../src/programmes/find-mentions.ts'
import { loadRegistry } from '../../../src/programmes/registry.ts'
import { regionByCode } from '../../../src/regions/gazetteer.ts'
import type { Region } from '../../../src/reply/region.ts'
import { type Span, slice } from '../../../src/text/span.ts'
import { silentIo } from '../../cli/run-fuwen.ts'

const { segmenter } = layFoundation(silentIo)
loadRegistry()
const programmes = ['专精特新', '揭榜挂帅'].flatMap((name) => findMentions(name).map(({ id }) => id))
const writer: Writer = { own: regionByCode('510185'), programmes: new Set(programmes) }

/** A passage with the spans that were marked by hand. */
interface Annotated {
  /** Of its reply; null for an invented one. */
  readonly source: Region | null
  readonly text: string
  readonly wanted: readonly Span[]
  readonly optional: readonly Span[]
}

const sources: Readonly<Record<string, string>> = {
  '000': '331083',
  '001': '330182',
  '002': '371300',
  '003': '330700',
  '004': '330603',
}

function readAnnotated(line: string): Annotated {
  const [seed = '', passage = ''] = line.split('\t')
  let text = ''
  const opened: number[] = []
  const spans = { '⟧': [] as Span[], '⟩': [] as Span[] }
  for (const char of passage) {
    if (char === '⟦' || char === '⟨') opened.push(text.length)
    else if (char === '⟧' || char === '⟩') spans[char].push({ start: opened.pop() ?? 0, end: text.length })
    else text += char
  }
  return { source: regionByCode(sources[seed] ?? ''), text, wanted: spans['⟧'], optional: spans['⟩'] }
}

const passages = readFileSync(resolve(import.meta.dirname, 'annotated-passages.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(readAnnotated)

const isLetter = /[\p{L}\p{N}%]/u

/** Of the letters of `span` in `text`, the share that `others` hold. */
function shareWithin(text: string, span: Span, others: readonly Span[]): number {
  const letters = Array.from({ length: span.end - span.start }, (_, at) => span.start + at).filter((at) =>
    isLetter.test(text[at] ?? ''),
  )
  const held = letters.filter((at) => others.some(({ start, end }) => start <= at && at < end))
  return letters.length === 0 ? 1 : held.length / letters.length
}

describe('what belongs to its source', () => {
  it('is found as a reading by hand found it, in real and in invented passages', () => {
    const missed: string[] = []
    const wrong: string[] = []
    let [wanted, marked] = [0, 0]
    for (const passage of passages) {
      const { text } = passage
      const found = findLeftovers(text, { ...writer, source: passage.source }, segmenter)
      wanted += passage.wanted.length
      for (const span of passage.wanted)
        if (shareWithin(text, span, found) < 1) missed.push(`${slice(text, span)}\t${text.slice(0, 30)}`)
      for (const span of found) {
        const isOptional = shareWithin(text, span, passage.optional) > 0.5
        if (isOptional) continue
        marked += 1
        if (shareWithin(text, span, passage.wanted) < 0.8)
          wrong.push(`${span.kind} ${slice(text, span)}\t${text.slice(0, 30)}`)
      }
    }
    const recall = 1 - missed.length / wanted
    const precision = 1 - wrong.length / marked
    process.stdout.write(
      `待替换: ${wanted} by hand, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
    )
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
