import type { Carrier, SourceText } from '../../src/reply/source-text.ts'

/** A source text as ingestion hands it over. */
export function sourceText(text: string, source = 'test.txt', carrier: Carrier = {}): SourceText {
  return { source, text, masked: {}, carrier, problems: [] }
}
