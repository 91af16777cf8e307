import { readFileSync } from 'node:fs'

/** The rows of one of the program's own tables (.tsv), without its head: the cells of each line that is not empty. Throws when
 *  there is no such file. */
export function readTableRows(file: URL): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').split(/\r?\n/)
  return lines.filter((line) => line !== '').map((line) => line.split('\t'))
}
