/** Gives the pinyin of Han text. */
export interface Pinyin {
  /** The syllables without tones, ü as v; other characters as they are. */
  syllables(text: string): readonly string[]
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
  return { syllables: (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }) }
}

/** Typed pinyin as plain letters: jiē bǎng, jie'bang, jie bang → jiebang. Null when other characters stand in it. */
export function typedPinyin(text: string): string | null {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s']/g, '')
  return /^[a-z]+$/.test(letters) ? letters : null
}
