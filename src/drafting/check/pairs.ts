import { type Finding, finding } from './finding.ts'

/** Opening marks and what closes them; a bracket of either width closes one of the other. */
const closers = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', '）'],
  ['〔', '〕'],
  ['【', '】'],
  ['「', '」'],
  ['『', '』'],
])

const marks = /[“”‘’《》〈〉（）()〔〕【】「」『』\n]/gu

interface Open {
  readonly char: string
  readonly at: number
}

/** Quotation marks and brackets of `draft` without their other half, paragraph by paragraph. */
export function findUnpaired(draft: string): Finding[] {
  const alone: Open[] = []
  let open: Open[] = []
  for (const { 0: char, index: at } of draft.matchAll(marks)) {
    if (char === '\n') {
      alone.push(...open)
      open = []
    } else if (closers.has(char)) {
      open.push({ char, at })
    } else if (!isMarkerEnd(draft, at)) {
      const own = lastOpen(open, char === ')' ? '）' : char)
      // What was opened within and never closed stays alone.
      alone.push(...(own === -1 ? [{ char, at }] : open.splice(own).slice(1)))
    }
  }
  return [...alone, ...open].toSorted((a, b) => a.at - b.at).map((mark) => unpaired(draft, mark))
}

function lastOpen(open: readonly Open[], closer: string): number {
  return open.findLastIndex(({ char }) => closers.get(char) === closer)
}

/** 1） and 二) number points. */
function isMarkerEnd(draft: string, at: number): boolean {
  return (
    /[)）]/u.test(draft.charAt(at)) &&
    /(?:^|[\s。；;：:，,、])[0-9０-９一二三四五六七八九十a-zA-Z]{1,3}$/u.test(
      draft.slice(Math.max(0, at - 4), at),
    )
  )
}

function unpaired(draft: string, { char, at }: Open): Finding {
  return finding(
    draft,
    { start: at, end: at + 1 },
    {
      kind: 'form',
      rule: 'unpaired-mark',
      message: `“${char}”没有与它成对的另一半，请补上或删去。`,
      suggestion: null,
    },
  )
}
