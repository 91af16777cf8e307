import type { Problem } from './problem.ts'

/** What ingestion hands to the parser: plain text, already free of personal data. */
export interface SourceText {
  /** The name of the source, stable between runs: folder and path below it, `seeds/000.txt`. */
  readonly source: string
  /** Line ends are `\n`; personal data is masked; every span of the reply refers to this text. */
  readonly text: string
  /** How many pieces of personal data of each kind were masked: `{ phone: 1 }`. */
  readonly masked: Readonly<Record<string, number>>
  /** What the carrier of the text (a page's head, a table's columns) says besides the text itself. */
  readonly carrier: Carrier
  readonly problems: readonly Problem[]
}

/** Facts that come beside a text. Each is absent when its carrier does not give it. */
export interface Carrier {
  readonly title?: string
  readonly url?: string
  /** As written there; the parser reads the date. */
  readonly date?: string
  /** 成文日期, where it is told from the date of the page. */
  readonly written?: string
  /** 信息来源, as a page's head names it. */
  readonly publisher?: string
  /** The site on which the text stood. */
  readonly site?: string
}
