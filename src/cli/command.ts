import type { Io } from './io.ts'

/** A command of the program. */
export interface Command extends CommandWork {
  readonly name: string
  /** One Chinese line. */
  readonly summary: string
}

/** What a command takes, says of itself and does. */
export interface CommandWork {
  /** What follows the name, such as `检索词 [选项]`. */
  readonly usage: string
  /** How many words besides options it takes. */
  readonly words: { readonly least: number; readonly most: number }
  readonly options: readonly Option[]
  readonly examples: readonly string[]
  /** Gives the exit code. */
  run(args: Arguments, io: Io): Promise<number>
}

export interface Option {
  /** Without dashes. */
  readonly name: string
  /** What a value is called in the help; absent for a switch. */
  readonly value?: string
  /** May stand several times. */
  readonly repeated?: boolean
  readonly help: string
}

/** A command line as read. */
export interface Arguments {
  readonly words: readonly string[]
  readonly help: boolean
  /** The values of an option, in their order; empty when it is absent. */
  values(name: string): readonly string[]
  /** The last value of an option; undefined when it is absent. */
  value(name: string): string | undefined
  /** Whether a switch stands on the line. */
  has(name: string): boolean
}

export const indexOption: Option = {
  name: 'index',
  value: '目录',
  help: '索引所在的目录（默认 index），或集群的地址 https://节点:9200/索引名',
}
export const jsonOption: Option = { name: 'json', help: '输出 JSON' }
