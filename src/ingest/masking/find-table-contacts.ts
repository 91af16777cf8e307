import { nameOfCell } from './find-names.ts'
import { announcedBy } from './person-labels.ts'
import type { PersonalSpan } from './personal-span.ts'

/** Names and numbers without area code in the columns 联系人 and 联系电话 of a table, whose head stands lines
 *  above them. Columns are set apart by `|`, as readers of pages and documents write them. Linear. */
export function findTableContacts(folded: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  if (!folded.includes('|')) return found
  let columns: readonly Column[] = []
  let start = 0
  for (const line of folded.split('\n')) {
    if (line.includes('|')) {
      const cells = cellsOf(line, start)
      const head = cells.map((cell) => columnOf(cell.text))
      if (head.some((column) => column !== 'other')) columns = head
      else if (cells.length === columns.length) found.push(...contactsOf(cells, columns))
      else columns = []
    } else if (line.trim() !== '') {
      columns = []
    }
    start += line.length + 1
  }
  return found
}

type Column = 'person' | 'phone' | 'other'

interface Cell {
  readonly text: string
  readonly start: number
}

function cellsOf(line: string, lineStart: number): Cell[] {
  let start = lineStart
  return line.split('|').map((text) => {
    const cell = { text, start }
    start += text.length + 1
    return cell
  })
}

function columnOf(head: string): Column {
  const word = head.replace(/[ :\u200b]/g, '')
  if (announcedBy(word, word.length) !== null) return 'person'
  return /^(?:联系|办公)?(?:电话|方式|座机|传真)(?:号码)?$/.test(word) ? 'phone' : 'other'
}

function contactsOf(cells: readonly Cell[], columns: readonly Column[]): PersonalSpan[] {
  return cells.flatMap((cell, at): PersonalSpan[] => {
    if (columns[at] === 'person') {
      const name = nameOfCell(cell.text)
      return name === null
        ? []
        : [{ start: cell.start + name.start, end: cell.start + name.end, kind: 'name' }]
    }
    if (columns[at] !== 'phone') return []
    return Array.from(cell.text.matchAll(/(?<![0-9-])[2-9][0-9]{3}[ -]?[0-9]{3,4}(?![0-9])/g), (match) => {
      const start = cell.start + match.index
      return { start, end: start + match[0].length, kind: 'landline' as const }
    })
  })
}
