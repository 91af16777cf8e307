import { parseArgs } from 'node:util'
import { program } from '../indexing/build-command.ts'
import type { Arguments, Command } from './command.ts'

/** The command line makes no sense; the message (Chinese) says what and where help is. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Reads what follows the name of `command`. Throws UsageError for unknown options, missing values, too few or too
 *  many words. */
export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const { values, positionals } = parse(command, argv)
  const help = values['help'] !== undefined
  const { least, most } = command.words
  if (!help && positionals.length < least) throw usage(command, '缺少参数')
  if (positionals.length > most) throw usage(command, `参数太多：${positionals.slice(most).join(' ')}`)
  const all = (name: string): string[] => (values[name] ?? []).filter((value) => typeof value === 'string')
  return {
    words: positionals,
    help,
    values: all,
    value: (name) => all(name).at(-1),
    has: (name) => values[name] !== undefined,
  }
}

interface Parsed {
  readonly values: Readonly<Record<string, readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
}

function parse(command: Command, argv: readonly string[]): Parsed {
  const options = Object.fromEntries(
    command.options.map((option) => [
      option.name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true as const,
      },
    ]),
  )
  const help = { type: 'boolean', short: 'h', multiple: true } as const
  try {
    const { values, positionals } = parseArgs({
      args: argv.map(excludedWord),
      options: { ...options, help },
      allowPositionals: true,
    })
    return { values: values as Parsed['values'], positionals }
  } catch (error) {
    throw usage(command, describeParseError(error))
  }
}

/** `-专精特新` excludes a word from a query and is no option: with a true minus sign, which queries read alike, it is
 *  not taken for one. */
function excludedWord(argument: string): string {
  return /^-[^\p{ASCII}]/u.test(argument) ? `−${argument.slice(1)}` : argument
}

/** Node's message names the option in quotes; its code says what is wrong with it. */
function describeParseError(error: unknown): string {
  if (!(error instanceof Error)) return '命令行有误'
  const option = /'(-{1,2}[^\s',<]+)/.exec(error.message)?.[1] ?? ''
  const code = 'code' in error ? error.code : ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项 ${option}`
  return `选项 ${option} 的写法不对`
}

function usage(command: Command, what: string): UsageError {
  return new UsageError(
    `${what}。用法：${program} ${command.name} ${command.usage}（${program} ${command.name} --help 有说明和例子）`,
  )
}

/** A whole number from an option; `fallback` when it is absent. Throws UsageError outside `least`…`most`. */
export function readNumber(
  args: Arguments,
  name: string,
  { fallback, least, most }: { fallback: number; least: number; most: number },
): number {
  const value = args.value(name)
  if (value === undefined) return fallback
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most) {
    throw new UsageError(`--${name} 要 ${least} 到 ${most} 之间的整数，收到的是“${value}”。`)
  }
  return number
}
