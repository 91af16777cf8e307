import { IndexError } from '../indexing/index-errors.ts'
import { RegistryError } from '../programmes/registry.ts'
import { SegmenterError } from '../text/segment.ts'
import { ListenError } from '../web/listen.ts'
import { commands, findCommand } from './commands.ts'
import { exitCodes } from './exit-codes.ts'
import { describeCommand, describeProgram } from './help.ts'
import { readArguments, UsageError } from './read-arguments.ts'
import { SettingsError } from './settings.ts'

process.exitCode = await run(process.argv.slice(2))

/** Runs one command line; the only place that decides the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  try {
    const [name, ...rest] = argv
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(describeProgram(commands))
      return name === undefined ? exitCodes.usage : exitCodes.done
    }
    const command = findCommand(name)
    const args = readArguments(command, rest)
    if (args.help) {
      process.stdout.write(describeCommand(command))
      return exitCodes.done
    }
    return await command.run(args)
  } catch (error) {
    return report(error)
  }
}

/** Says an error on standard error. Expected ones have a sentence for the user; of all others the message is kept,
 *  since a fault nobody foresaw is worth a report. */
function report(error: unknown): number {
  const code = exitCodeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(code === null ? `fuwen：程序出错，请报告：${message}\n` : `fuwen：${message}\n`)
  if (code === null && process.env['FUWEN_DEBUG'] && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  return code ?? exitCodes.fault
}

function exitCodeOf(error: unknown): number | null {
  if (error instanceof UsageError) return exitCodes.usage
  if (error instanceof IndexError) {
    if (error.reason === 'locked') return exitCodes.locked
    return error.reason === 'unwritable' ? exitCodes.cannotWrite : exitCodes.configuration
  }
  if (error instanceof SegmenterError || error instanceof RegistryError || error instanceof SettingsError) {
    return exitCodes.configuration
  }
  return error instanceof ListenError ? exitCodes.usage : null
}
