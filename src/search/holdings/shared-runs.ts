import { fold, unfoldSpan } from '../../text/fold.ts'
import { mergeSpans, type Span } from '../../text/span.ts'

/** So many characters in a row are no chance: the length from which copying is looked into. */
const SHORTEST_RUN = 13

/** For each text the spans that stand in a text of another group, too, whatever the width of their characters and
 *  their quotation marks: at least 13 characters in a row. Linear in the length of all texts. */
export function sharedRuns(groups: readonly (readonly string[])[]): Span[][][] {
  const folded = groups.map((texts) => texts.map((text) => fold(text)))
  const home = new Map<string, number>()
  for (const [group, texts] of folded.entries()) {
    for (const { text } of texts) {
      for (let at = 0; at + SHORTEST_RUN <= text.length; at += 1) {
        const run = text.slice(at, at + SHORTEST_RUN)
        const known = home.get(run)
        home.set(run, known === undefined || known === group ? group : SEVERAL)
      }
    }
  }
  return folded.map((texts) =>
    texts.map((one) => {
      const spans: Span[] = []
      for (let at = 0; at + SHORTEST_RUN <= one.text.length; at += 1) {
        if (home.get(one.text.slice(at, at + SHORTEST_RUN)) === SEVERAL)
          spans.push({ start: at, end: at + SHORTEST_RUN })
      }
      return mergeSpans(spans).map((span) => unfoldSpan(one, span))
    }),
  )
}

const SEVERAL = -1
