import { buffer } from 'node:stream/consumers'
import { exitCodes } from './exit-codes.ts'
import { runCommandLine } from './run-command-line.ts'

// Whoever reads the output may have had enough of it, such as `head`: no fault, and nothing more to do.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.done)
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  in: () => buffer(process.stdin),
  env: process.env,
  isTerminal: { out: process.stdout.isTTY, err: process.stderr.isTTY },
})
