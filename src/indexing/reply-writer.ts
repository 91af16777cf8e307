import type { Batch } from './batch.ts'
import type { HeldSource, SourceRecord } from './source-record.ts'
import type { Manifest } from './store.ts'

/** What changes an index, wherever it is kept. One writer at a time works on an index; what it commits stays, whatever
 *  becomes of it, and the next one goes on from there. All of it throws IndexError. */
export interface ReplyWriter {
  /** Why the index was begun anew (Chinese); null when an existing one is continued. */
  readonly reason: string | null
  /** Counts as committed so far. */
  readonly manifest: Manifest
  /** What the index holds of a source file, staged changes included; undefined for nothing. */
  source(name: string): SourceRecord | undefined
  /** The source files that the committed index knows, each once. */
  heldSources(): Iterable<HeldSource>
  /** Makes the index hold the replies of a batch, and of its source files no others. Visible after the next commit. */
  add(batch: Batch): Promise<void>
  /** Takes all replies of the source file out. Visible after the next commit. */
  removeSource(name: string): Promise<void>
  commit(): Promise<void>
  /** Commits, notes that the index now mirrors `roots` whole, and deletes what it replaces. */
  finish(roots: readonly string[]): Promise<void>
  /** Gives the index free; what was not committed is dropped. */
  close(): Promise<void>
}
