/** What the program answers to the shell; the numbers of sysexits.h where it has one. */
export const exitCodes = {
  done: 0,
  /** A fault of the program itself. */
  fault: 1,
  usage: 2,
  /** An input could not be read; the rest was indexed. */
  badInput: 65,
  cannotWrite: 73,
  /** Another indexer is at work. */
  locked: 75,
  /** Index missing, damaged or of another format; settings unusable. */
  configuration: 78,
  /** Stopped by Ctrl+C or SIGTERM; what was done is kept. */
  stopped: 130,
} as const
