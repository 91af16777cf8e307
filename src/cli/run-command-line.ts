import { ClusterAddressError } from '../indexing/cluster/address.ts'
import { IndexError } from '../indexing/index-errors.ts'
import { MaskPolicyError } from '../ingest/masking/read-mask-policy.ts'
import { RegistryError } from '../programmes/registry.ts'
import { SegmenterError } from '../text/segment.ts'
import { ListenError } from '../web/listen.ts'
import { commands, findCommand } from './commands.ts'
import { exitCodes } from './exit-codes.ts'
import { describeCommand, describeProgram } from './help.ts'
import type { Io } from './io.ts'
import { readArguments, UsageError } from './read-arguments.ts'
import { SettingsError } from './settings.ts'

/** Runs one command line and gives the exit code. Never rejects: every error is said on standard error, in one place. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = argv
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      io.out(describeProgram(commands))
      return name === undefined ? exitCodes.usage : exitCodes.done
    }
    const command = findCommand(name)
    const args = readArguments(command, rest)
    if (args.help) {
      io.out(describeCommand(command))
      return exitCodes.done
    }
    return await command.run(args, io)
  } catch (error) {
    return report(error, io)
  }
}

/** Says an error on standard error. Expected ones have a sentence for the user; of all others the message is kept,
 *  since a fault nobody foresaw is worth a report. */
function report(error: unknown, io: Io): number {
  const code = exitCodeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  io.err(code === null ? `fuwen：程序出错，请报告：${message}\n` : `fuwen：${message}\n`)
  if (code === null && io.env['FUWEN_DEBUG'] && error instanceof Error) io.err(`${error.stack}\n`)
  return code ?? exitCodes.fault
}

const unusableSettings = [SegmenterError, RegistryError, MaskPolicyError, SettingsError]

function exitCodeOf(error: unknown): number | null {
  if (error instanceof UsageError || error instanceof ClusterAddressError) return exitCodes.usage
  if (error instanceof IndexError) {
    if (error.reason === 'locked') return exitCodes.locked
    return error.reason === 'unwritable' ? exitCodes.cannotWrite : exitCodes.configuration
  }
  if (unusableSettings.some((kind) => error instanceof kind)) return exitCodes.configuration
  return error instanceof ListenError ? exitCodes.usage : null
}
