import type { Command } from './command.ts'
import { checkCommand } from './commands/check-command.ts'
import { programmesCommand, regionsCommand } from './commands/holdings-command.ts'
import { indexCommand } from './commands/index-command.ts'
import { sameCommand } from './commands/same-command.ts'
import { searchCommand } from './commands/search-command.ts'
import { serveCommand } from './commands/serve-command.ts'
import { showCommand } from './commands/show-command.ts'
import { similarCommand } from './commands/similar-command.ts'
import { commitmentsCommand, numbersCommand } from './commands/statements-command.ts'
import { verifyCommand } from './commands/verify-command.ts'
import { UsageError } from './read-arguments.ts'

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  indexCommand,
  searchCommand,
  showCommand,
  sameCommand,
  similarCommand,
  checkCommand,
  programmesCommand,
  regionsCommand,
  commitmentsCommand,
  numbersCommand,
  serveCommand,
  verifyCommand,
]

/** Throws UsageError when there is no such command. */
export function findCommand(name: string): Command {
  const found = commands.find((command) => command.name === name)
  if (found) return found
  const names = commands.map((command) => command.name).join('、')
  throw new UsageError(`没有命令“${name}”。可用的命令：${names}。`)
}
