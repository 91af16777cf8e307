import { readFileSync } from 'node:fs'

/** One row of judgements.tsv: for `query`, the reply `source`, or its passages that hold `words`, deserve `grade`. */
export interface Judgement {
  readonly query: string
  readonly source: string
  /** Empty when the reply as a whole is judged. */
  readonly words: string
  /** 3 what was looked for · 2 good · 1 of some use. What is not judged is worth nothing. */
  readonly grade: number
  readonly why: string
}

/** The file, and the line in it below which the program `make-known-items.ts` writes. */
export const judgementFile = new URL('judgements.tsv', import.meta.url)
export const knownItemsBelow = '# below: known items, written by make-known-items.ts'

/** All judgements, by query in the order of the file. Throws for a row that is none. */
export function readJudgements(): Map<string, Judgement[]> {
  const byQuery = new Map<string, Judgement[]>()
  for (const line of readFileSync(judgementFile, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const judgement = readRow(line)
    const known = byQuery.get(judgement.query)
    if (known) known.push(judgement)
    else byQuery.set(judgement.query, [judgement])
  }
  return byQuery
}

export function writeRow({ query, source, words, grade, why }: Judgement): string {
  return [query, words === '' ? source : `${source}#${words}`, grade, why].join('\t')
}

function readRow(line: string): Judgement {
  const [query = '', target = '', grade = '', why = ''] = line.split('\t')
  const hash = target.indexOf('#')
  if (query === '' || target === '' || !/^[0-3]$/.test(grade) || why === '') {
    throw new Error(`judgements.tsv: no judgement: ${line}`)
  }
  return {
    query,
    source: hash === -1 ? target : target.slice(0, hash),
    words: hash === -1 ? '' : target.slice(hash + 1),
    grade: Number(grade),
    why,
  }
}
