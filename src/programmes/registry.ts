import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { isDigit, isHan, isLatin } from '../text/chars.ts'
import { foldText } from '../text/fold.ts'

/** A named undertaking of an authority (工程、行动、计划、专项、攻关): one can carry it out, join it or report on it
 *  by that name (“315”科技创新体系建设工程, 揭榜挂帅). None is
 *  - a catchword or a goal (“硬支撑”, “压舱石”, “全域创新之城”),
 *  - a label that only counts (“三个年”, “六大行动”, “三支队伍”),
 *  - a name that any authority might give (科技招引行动, 企业培育计划): a distinctive word is asked for,
 *  - a single event, competition or prize (中国创新挑战赛, “科技婺商”),
 *  - a product, a platform or a kind of enterprise (“科创贷”, “i金华”, “未来工厂”); “专精特新” is one for the
 *    sake of the national scheme that fosters such enterprises,
 *  - a general policy, reform or tax rule (“放管服”, 加计扣除, “1+N”人才新政). */
export interface Programme {
  /** Short and stable, for addresses: digits, or pinyin. */
  readonly id: string
  /** The canonical name, as shown. */
  readonly name: string
  /** Other names. One that begins with a quoted word counts only where the text quotes that word, too:
   *  “315” needs quotation marks, 315工程 does not. */
  readonly aliases: readonly string[]
  /** Longer names that hold an alias and mean something else: 315晚会. */
  readonly lookAlikes: readonly string[]
  /** Who runs it and since when, and what it is not. */
  readonly note: string
}

/** The programmes that are known, and the digest of the files they come from. */
export interface Registry {
  readonly programmes: readonly Programme[]
  /** SHA-256 in hexadecimal: an index made with another one is stale. */
  readonly digest: string
}

const name = z.string().trim().min(2, '名称至少两个字')
const entry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '只能用小写字母、数字和连字符，最长40个'),
  name,
  aliases: z.array(name).default([]),
  lookAlikes: z.array(name).default([]),
  note: z.string().default(''),
})

let own: Registry | null = null

/** The programmes of programmes.json, and of the file `extra`: an entry there with the id of one here replaces it,
 *  the others are added. Throws, in Chinese and naming file and entry, when a file is missing or broken. */
export function loadRegistry(extra?: string): Registry {
  own ??= combine([fileURLToPath(new URL('programmes.json', import.meta.url))])
  if (extra === undefined) return own
  return combine([fileURLToPath(new URL('programmes.json', import.meta.url)), extra])
}

/** The programmes of programmes.json, in its order. */
export function programmes(): readonly Programme[] {
  return loadRegistry().programmes
}

/** The programme with `id`; null when there is none. */
export function programmeById(id: string): Programme | null {
  return programmes().find((programme) => programme.id === id) ?? null
}

/** SHA-256 of programmes.json in hexadecimal. */
export function registryDigest(): string {
  return loadRegistry().digest
}

/** The words to teach the segmenter, each once: names and aliases cut at quotation marks, and there only the parts of
 *  2 to 8 Han characters, or of letters and digits mixed: 双倍增, 领雁, 415x. */
export function programmeWords(registry: Registry = loadRegistry()): string[] {
  const words = new Set<string>()
  for (const { name: canonical, aliases } of registry.programmes) {
    for (const run of [canonical, ...aliases].flatMap(
      (text) => text.match(/[\p{Script=Han}A-Za-z0-9]+/gu) ?? [],
    )) {
      const word = foldText(run)
      if (isWord(word)) words.add(word)
    }
  }
  return [...words]
}

function isWord(run: string): boolean {
  const chars = [...run]
  if (chars.length < 2 || chars.length > 8) return false
  return chars.every(isHan) || (chars.some(isLatin) && chars.some(isDigit) && !chars.some(isHan))
}

function combine(files: readonly string[]): Registry {
  const byId = new Map<string, Programme>()
  const hash = createHash('sha256')
  for (const file of files) {
    const text = readText(file)
    hash.update(text)
    for (const programme of parseRegistry(text, file)) byId.set(programme.id, programme)
  }
  return { programmes: [...byId.values()], digest: hash.digest('hex') }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`工程登记表 ${file} 读不出来，请检查路径和权限。`, { cause })
  }
}

function parseRegistry(text: string, file: string): Programme[] {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch (cause) {
    throw new Error(`工程登记表 ${file} 不是有效的 JSON，请检查逗号和引号。`, { cause })
  }
  if (!Array.isArray(list)) throw new Error(`工程登记表 ${file} 应是一个 JSON 数组。`)
  const seen = new Set<string>()
  return list.map((item: unknown, at) => {
    const parsed = entry.safeParse(item)
    if (!parsed.success)
      throw new Error(`工程登记表 ${file} 第${at + 1}项${describe(item)}有误：${problemsOf(parsed.error)}`)
    if (seen.has(parsed.data.id))
      throw new Error(`工程登记表 ${file} 第${at + 1}项：编号“${parsed.data.id}”重复。`)
    seen.add(parsed.data.id)
    return parsed.data
  })
}

function describe(item: unknown): string {
  const named = z.object({ id: z.string() }).safeParse(item)
  return named.success ? `（${named.data.id}）` : ''
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || '整项'}：${message}`).join('；')
}
