/** Does `work`; its signal is raised when the process is told to end (Ctrl+C, SIGTERM), once: told again, the process
 *  ends at once. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = (): void => {
    controller.abort()
    leave()
  }
  const leave = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    return await work(controller.signal)
  } finally {
    leave()
  }
}
