/** How many characters must be replaced, put in, left out or exchanged with a neighbour to make `a` into `b`;
 *  `most` + 1 when more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1
  if (Math.abs(a.length - b.length) > most) return beyond
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const replaced = cell(row, j - 1) + (same ? 0 : 1)
      const least = Math.min(replaced, cell(row, j) + 1, cell(next, j - 1) + 1)
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(isExchanged ? Math.min(least, cell(before, j - 2) + 1) : least)
    }
    if (Math.min(...next) > most) return beyond
    before = row
    row = next
  }
  return Math.min(beyond, cell(row, b.length))
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY
}
