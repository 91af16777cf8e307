import { isHan } from '../../text/chars.ts'

/** Gives the pinyin of Han text. */
export interface Pinyin {
  /** The syllables without tones, ü as v; other characters as they are. */
  syllables(text: string): readonly string[]
  /** Every reading of one character, without tones. */
  readings(char: string): readonly string[]
  /** The common characters (the 3,755 of GB 2312's first level) that may be read so; empty for what is no syllable. */
  characters(syllable: string): readonly string[]
}

/** Readings that the library does not know. */
const placeReadings = { 乐清: 'yuè qīng', 大埔: 'dà bù', 会稽: 'kuài jī' }

let loading: Promise<Pinyin> | null = null

/** Loads the dictionary of readings at the first call: some 50 ms that only a query without results has to wait for. */
export function loadPinyin(): Promise<Pinyin> {
  loading ??= load()
  return loading
}

async function load(): Promise<Pinyin> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin(placeReadings)
  const plain = { toneType: 'none', type: 'array', v: true } as const
  const readings = (char: string): readonly string[] => pinyin(char, { ...plain, multiple: true })
  let bySyllable: ReadonlyMap<string, readonly string[]> | null = null
  return {
    syllables: (text) => pinyin(text, plain),
    readings,
    characters: (syllable) => {
      bySyllable ??= sortBySyllable(readings)
      return bySyllable.get(syllable) ?? []
    },
  }
}

/** Takes some 90 ms. */
function sortBySyllable(readings: (char: string) => readonly string[]): Map<string, string[]> {
  const bySyllable = new Map<string, string[]>()
  for (const char of commonCharacters()) {
    for (const syllable of readings(char)) {
      const characters = bySyllable.get(syllable)
      if (characters) characters.push(char)
      else bySyllable.set(syllable, [char])
    }
  }
  return bySyllable
}

/** Rows 16 to 55 of GB 2312, ordered by sound. */
function commonCharacters(): string[] {
  const rows = Array.from({ length: 40 }, (_, row) => 0xb0 + row)
  const cells = Array.from({ length: 94 }, (_, cell) => 0xa1 + cell)
  const bytes = Uint8Array.from(rows.flatMap((row) => cells.flatMap((cell) => [row, cell])))
  return Array.from(new TextDecoder('gb18030').decode(bytes)).filter(isHan)
}

/** Typed pinyin as plain letters: jiē bǎng, jie'bang, jie bang → jiebang. Null when other characters stand in it. */
export function typedPinyin(text: string): string | null {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s']/g, '')
  return /^[a-z]+$/.test(letters) ? letters : null
}
