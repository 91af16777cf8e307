import type { Io } from './io.ts'

/** Values as a line for other programs: parted by tabs, each without tabs and line ends of its own. */
export function rowLine(values: readonly (string | number | null)[]): string {
  return `${values.map((value) => String(value ?? '').replace(/\s+/gu, ' ')).join('\t')}\n`
}

/** The names of the columns (Chinese) for who reads on a terminal; a program gets the rows alone. */
export function headLine(names: readonly string[], { isTerminal }: Io): string {
  return isTerminal.out ? rowLine(names) : ''
}
