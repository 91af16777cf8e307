import { type IndexQuery, noFilters } from '../../indexing/reply-index.ts'

/** Asks an index for the best `want` of all replies that hold the folded `text` letter by letter. */
export function exactly(text: string, want: number): IndexQuery {
  return { tree: { kind: 'text', text, exact: true }, filters: noFilters, sort: 'relevance', want }
}
