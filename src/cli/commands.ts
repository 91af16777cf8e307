import type { Command, CommandWork } from './command.ts'
import { UsageError } from './read-arguments.ts'

/** What the help of the program says of a command. The rest is loaded when it is asked for: all commands together are ten
 *  times the modules that one needs. */
export interface ListedCommand {
  readonly name: string
  /** One Chinese line. */
  readonly summary: string
  load(): Promise<CommandWork>
}

/** All commands, in the order of the help. */
export const commands: readonly ListedCommand[] = [
  {
    name: 'index',
    summary: '读入文件和文件夹，使索引与它们一致（新增、更新、移除）',
    load: async () => (await import('./commands/index-command.ts')).indexCommand,
  },
  {
    name: 'search',
    summary: '检索：列出命中的文段，标出命中处',
    load: async () => (await import('./commands/search-command.ts')).searchCommand,
  },
  {
    name: 'show',
    summary: '显示一篇答复的解析结果（编号或文件）',
    load: async () => (await import('./commands/show-command.ts')).showCommand,
  },
  {
    name: 'same',
    summary: '同样的话还有谁写过，最早的在前',
    load: async () => (await import('./commands/same-command.ts')).sameCommand,
  },
  {
    name: 'similar',
    summary: '一份新提案（建议）的各项诉求，以往的答复怎么答',
    load: async () => (await import('./commands/similar-command.ts')).similarCommand,
  },
  {
    name: 'check',
    summary: '检查一份答复稿：外地残留、与以往答复相同的文字、漏答、格式、个人信息、承诺',
    load: async () => (await import('./commands/check-command.ts')).checkCommand,
  },
  {
    name: 'programmes',
    summary: '索引里的项目（工程、行动、计划）：编号、名称、篇数、次数、地区数、最早、最近',
    load: async () => (await import('./commands/holdings-command.ts')).programmesCommand,
  },
  {
    name: 'regions',
    summary: '索引里的地区：代码、名称、篇数（含下级）、最早、最近',
    load: async () => (await import('./commands/holdings-command.ts')).regionsCommand,
  },
  {
    name: 'commitments',
    summary: '答复里的承诺：目标、数值、期限、责任单位',
    load: async () => (await import('./commands/statements-command.ts')).commitmentsCommand,
  },
  {
    name: 'numbers',
    summary: '答复里的指标数据：指标、数值、单位、年份',
    load: async () => (await import('./commands/statements-command.ts')).numbersCommand,
  },
  {
    name: 'serve',
    summary: '启动网页服务',
    load: async () => (await import('./commands/serve-command.ts')).serveCommand,
  },
  {
    name: 'verify',
    summary: '检查索引是否完整',
    load: async () => (await import('./commands/verify-command.ts')).verifyCommand,
  },
]

/** Throws UsageError when there is no such command. */
export async function loadCommand(name: string): Promise<Command> {
  const found = commands.find((command) => command.name === name)
  if (found) return { name, summary: found.summary, ...(await found.load()) }
  const names = commands.map((command) => command.name).join('、')
  throw new UsageError(`没有命令“${name}”。可用的命令：${names}。`)
}
