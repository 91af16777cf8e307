import { readFileSync } from 'node:fs'
import { program } from '../indexing/build-command.ts'
import type { Command, Option } from './command.ts'
import type { ListedCommand } from './commands.ts'

/** The program's help: what it is, and its commands. Chinese, as users read it. */
export function describeProgram(commands: readonly ListedCommand[]): string {
  return `复文（fuwen）：政协提案、人大建议答复的全文检索

用法：${program} 命令 [参数] [选项]

命令：
${table(commands.map((command) => [command.name, command.summary]))}

每个命令都有说明和例子：${program} 命令 --help
版本：${program} --version
`
}

/** A line that says which fuwen this is, and what runs it. */
export function describeVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { readonly version: string }
  return `fuwen ${version}（Node.js ${process.versions.node}）\n`
}

/** One command's help: usage, options, examples. */
export function describeCommand(command: Command): string {
  const options = [...command.options, { name: 'help', help: '显示这份说明' }]
  return `${command.summary}

用法：${program} ${command.name} ${command.usage}

选项：
${table(options.map((option) => [signature(option), option.help]))}

例子：
${command.examples.map((example) => `  ${program} ${example}`).join('\n')}
`
}

function signature(option: Option): string {
  const value = option.value === undefined ? '' : ` ${option.value}`
  return `--${option.name}${value}${option.repeated ? ' …' : ''}`
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)))
  return rows
    .map(([left, right]) => `  ${left}${' '.repeat(width - displayWidth(left) + 3)}${right}`)
    .join('\n')
}

/** Columns on a terminal, where Han characters and full-width punctuation take two. */
function displayWidth(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0)
}
