import { commands, loadCommand } from './commands.ts'
import { exitCodes } from './exit-codes.ts'
import { describeCommand, describeProgram, describeVersion } from './help.ts'
import type { Io } from './io.ts'
import { readArguments } from './read-arguments.ts'

/** Runs one command line and gives the exit code. Never rejects: every error is said on standard error, in one place. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = argv
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      io.out(describeProgram(commands))
      return name === undefined ? exitCodes.usage : exitCodes.done
    }
    if (name === '--version' || name === '-V') {
      io.out(describeVersion())
      return exitCodes.done
    }
    const command = await loadCommand(name)
    const args = readArguments(command, rest)
    if (args.help) {
      io.out(describeCommand(command))
      return exitCodes.done
    }
    return await command.run(args, io)
  } catch (error) {
    return await report(error, io)
  }
}

/** Says an error on standard error. Expected ones have a sentence for the user; of all others the message is kept,
 *  since a fault nobody foresaw is worth a report. */
async function report(error: unknown, io: Io): Promise<number> {
  // What may go wrong in all commands is loaded when something has.
  const { exitCodeOf } = await import('./exit-code-of.ts')
  const code = exitCodeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  io.err(code === null ? `fuwen：程序出错，请报告：${message}\n` : `fuwen：${message}\n`)
  if (code === null && io.env['FUWEN_DEBUG'] && error instanceof Error) io.err(`${error.stack}\n`)
  return code ?? exitCodes.fault
}
