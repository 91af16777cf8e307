import type { ReplyIndex } from '../../indexing/reply-index.ts'
import type { Segmenter } from '../../text/segment.ts'
import type { Writer } from './find-leftovers.ts'
import type { Leftover } from './leftover.ts'
import { markPassages, type TakenPassage } from './mark-passages.ts'

/** A passage of which the marks may be known. */
export interface KeyedPassage extends TakenPassage {
  /** Of the passage in its index. */
  readonly key: string
}

/** The marks of each of `passages` for a writer. */
export type Marker = (
  passages: readonly KeyedPassage[],
  writer: Omit<Writer, 'source'>,
) => Promise<(readonly Leftover[])[]>

/** Some 5 MB. */
const MOST = 8_000

/** Marks passages as `markPassages` does, each once for a writer's region as long as the content of `index` stays: whoever changes
 *  an ask finds the same passages again. Knows nothing of what was asked. */
export function rememberMarks(context: {
  readonly index: ReplyIndex
  readonly segmenter: Segmenter
}): Marker {
  let known = new Map<string, readonly Leftover[]>()
  let versionOfKnown = ''
  return async (passages, writer) => {
    const { version } = await context.index.state()
    if (version !== versionOfKnown) known = new Map()
    versionOfKnown = version
    // What is found of this content is kept with it, also when another comes meanwhile.
    const own = known
    const keys = passages.map(({ key }) => `${writer.own?.code ?? ''} ${key}`)
    const marks = keys.map((key) => own.get(key))
    const missing = passages.flatMap((passage, at) => (marks[at] ? [] : [{ passage, at }]))
    const found = await markPassages(
      missing.map(({ passage }) => passage),
      writer,
      context,
    )
    for (const [nth, { at }] of missing.entries()) {
      marks[at] = found[nth] ?? []
      own.set(keys[at] ?? '', marks[at])
    }
    for (const key of own.keys()) {
      if (own.size <= MOST) break
      own.delete(key)
    }
    return marks.map((mark) => mark ?? [])
  }
}
