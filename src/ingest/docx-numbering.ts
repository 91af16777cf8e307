import type { XmlHandler } from './xml-events.ts'

/** Where a paragraph stands in an automatic list (w:numPr). */
export interface ListPlace {
  readonly list: string
  readonly level: number
}

interface Level {
  format: string
  /** The marker with `%1` for the number of the first level, `%2` for that of the second. */
  text: string
  start: number
}

/** The automatic numbering of a DOCX: Word keeps `一、` and `（一）` out of the text and counts them itself. */
export class DocxNumbering {
  /** Levels by abstract list, and abstract lists by list. */
  private readonly levels = new Map<string, Level[]>()
  private readonly abstractOf = new Map<string, string>()
  private readonly restarted = new Set<string>()
  private readonly counts = new Map<string, number[]>()

  /** Reads word/numbering.xml. */
  handler(): XmlHandler {
    let abstract = ''
    let list = ''
    let level: Level | null = null
    return {
      open: (name, attribute) => {
        const value = attribute('val') ?? ''
        if (name === 'abstractNum') abstract = attribute('abstractNumId') ?? ''
        else if (name === 'num') list = attribute('numId') ?? ''
        else if (name === 'abstractNumId') this.abstractOf.set(list, value)
        else if (name === 'startOverride') this.restarted.add(list)
        else if (name === 'lvl') level = this.openLevel(abstract, Number(attribute('ilvl')))
        else if (level !== null) setLevel(level, name, value)
      },
      close: (name) => {
        if (name === 'lvl') level = null
        if (name === 'abstractNum') abstract = ''
      },
      text: () => undefined,
    }
  }

  /** The marker of the next paragraph at `place`, such as `（二）`; '' for bullets and unknown lists. */
  next(place: ListPlace): string {
    const levels = this.levels.get(this.abstractOf.get(place.list) ?? '') ?? []
    const level = levels[place.level]
    if (level === undefined) return ''
    const counts = this.count(place, levels)
    if (level.format === 'bullet' || level.format === 'none') return ''
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return writeNumber(counts[at] ?? 1, levels[at]?.format ?? 'decimal')
    })
  }

  /** Counts the paragraph: levels below begin anew, levels above that were skipped stand at their start. */
  private count({ list, level }: ListPlace, levels: readonly (Level | undefined)[]): readonly number[] {
    // Lists of one abstract list count on from each other, unless one says where it starts.
    const key = this.restarted.has(list) ? `list ${list}` : `abstract ${this.abstractOf.get(list)}`
    const counts = (this.counts.get(key) ?? []).slice(0, level + 1)
    for (let at = 0; at < level; at += 1) counts[at] ??= levels[at]?.start ?? 1
    const before = counts[level]
    counts[level] = before === undefined ? (levels[level]?.start ?? 1) : before + 1
    this.counts.set(key, counts)
    return counts
  }

  private openLevel(abstract: string, at: number): Level | null {
    if (abstract === '' || !(at >= 0 && at < 9)) return null
    const levels = this.levels.get(abstract) ?? []
    this.levels.set(abstract, levels)
    const level = { format: 'decimal', text: '', start: 1 }
    levels[at] = level
    return level
  }
}

/* oxlint-disable no-param-reassign -- a level is filled while its elements are read */
function setLevel(level: Level, name: string, value: string): void {
  if (name === 'numFmt') level.format = value
  else if (name === 'lvlText') level.text = value
  else if (name === 'start' && /^\d{1,4}$/.test(value)) level.start = Number(value)
}
/* oxlint-enable no-param-reassign */

const chineseFormats = /^(?:chinese|japaneseCounting|ideographDigital|taiwaneseCounting|japaneseLegal)/

function writeNumber(value: number, format: string): string {
  if (chineseFormats.test(format)) return writeChinese(value)
  switch (format) {
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCharCode(0x245f + value) : `${value}`
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[value - 1] ?? `${value}`
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCharCode(0x40 + ((value - 1) % 26) + 1)
      return format === 'upperLetter' ? letter : letter.toLowerCase()
    }
    default:
      return `${value}`
  }
}

/** 1 → 一, 12 → 十二, 20 → 二十, up to 99; lists of a reply are shorter. */
function writeChinese(value: number): string {
  const digits = '零一二三四五六七八九'
  if (value > 99) return `${value}`
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return head + (ones === 0 && tens > 0 ? '' : digits[ones])
}
