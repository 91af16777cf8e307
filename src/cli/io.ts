/** Where a command writes and what it knows of its surroundings. Commands touch no global of the process, so that a
 *  test runs them as the shell does. */
export interface Io {
  /** Writes to standard output. */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  /** All of standard input. */
  in(): Promise<Uint8Array>
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether standard output and standard error are terminals. */
  readonly isTerminal: { readonly out: boolean; readonly err: boolean }
}
