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
  /** Where this is not empty, an alias in quotation marks counts only in a text that holds one of these words:
   *  “315” is the programme beside 科技, and consumers' day elsewhere. */
  readonly context: readonly string[]
  /** Who runs it and since when, and what it is not. One of a single place begins with its name: 台州市引进高层次人才的计划. */
  readonly note: string
}

/** A registry file that cannot be used; the message, Chinese, names the file, the entry and what is wrong. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
}

/** The programmes that are known, and the digest of the files they come from. */
export interface Registry {
  readonly programmes: readonly Programme[]
  /** SHA-256 in hexadecimal: an index made with another one is stale. */
  readonly digest: string
}

const ownFile = fileURLToPath(new URL('programmes.json', import.meta.url))

/** The process has one registry, as it has one dictionary. */
let current: Registry | null = null

/** Reads programmes.json and the file `extra`, and makes them the registry of this process: an entry of `extra` with
 *  the id of one here replaces it, the others are added. Throws RegistryError when a file is missing or broken. */
export function loadRegistry(extra?: string): Registry {
  const files = [ownFile, ...(extra === undefined ? [] : [extra])].map(readProgrammeFile)
  const byId = new Map(
    files.flatMap(({ programmes: list }) => list).map((programme) => [programme.id, programme]),
  )
  const hash = createHash('sha256')
  for (const { text } of files) hash.update(text)
  current = { programmes: [...byId.values()], digest: hash.digest('hex') }
  return current
}

/** What was loaded last; programmes.json alone when nothing was. */
export function registry(): Registry {
  return current ?? loadRegistry()
}

/** The programmes of the registry, those of programmes.json first, in the order of the files. */
export function programmes(): readonly Programme[] {
  return registry().programmes
}

/** The programme with `id`; null when there is none. */
export function programmeById(id: string): Programme | null {
  return programmes().find((programme) => programme.id === id) ?? null
}

/** SHA-256 of the registry's files in hexadecimal. */
export function registryDigest(): string {
  return registry().digest
}

/** The words to teach the segmenter, each once and folded: what names and aliases have in quotation marks, else the
 *  whole of them; of that the runs of 2 to 8 Han characters, or of letters and digits mixed: 双倍增, 领雁, 415x. */
export function programmeWords(): string[] {
  const words = programmes()
    .flatMap(({ name: canonical, aliases }) => [canonical, ...aliases])
    .flatMap((text) => text.match(/(?<=“)[^”]+/g) ?? [text])
    .flatMap((text) => text.match(/[\p{Script=Han}A-Za-z0-9]+/gu) ?? [])
    .map((run) => foldText(run).replace(/^([a-z0-9]+)\p{Script=Han}+$/u, '$1'))
  return [...new Set(words.filter(isWord))]
}

function isWord(run: string): boolean {
  const chars = [...run]
  if (chars.length < 2 || chars.length > 8) return false
  return chars.every(isHan) || (chars.some(isLatin) && chars.some(isDigit))
}

const name = z.string('应是文字').trim().min(2, '至少两个字').max(60, '最多六十个字')
const word = z.string('应是文字').trim().min(1, '不能为空')
const entry = z.strictObject(
  {
    id: z.string('应是文字').regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '只能用小写字母、数字和连字符，最多四十个'),
    name,
    aliases: z.array(name, '应是名称的数组').default([]),
    lookAlikes: z.array(name, '应是名称的数组').default([]),
    context: z.array(word, '应是词语的数组').default([]),
    note: z.string('应是文字').default(''),
  },
  '应是带 id、name、aliases、lookAlikes、context、note 的对象，没有别的项',
)

/** The programmes of a registry file, and its text. */
function readProgrammeFile(file: string): {
  readonly text: string
  readonly programmes: readonly Programme[]
} {
  const text = readText(file)
  const seen = new Set<string>()
  const programmes = parseList(text, file).map((item, at) => {
    const place = `工程登记表 ${file} 第${at + 1}项${labelOf(item)}`
    const parsed = entry.safeParse(item)
    if (!parsed.success) throw new RegistryError(`${place}有误：${faultsOf(parsed.error)}。`)
    if (seen.has(parsed.data.id)) throw new RegistryError(`${place}有误：编号重复。`)
    seen.add(parsed.data.id)
    return parsed.data
  })
  return { text, programmes }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new RegistryError(`工程登记表 ${file} 读不出来，请检查路径和权限。`, { cause })
  }
}

function parseList(text: string, file: string): readonly unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch (cause) {
    throw new RegistryError(`工程登记表 ${file} 不是 JSON 数组，请检查逗号、引号和方括号。`, { cause })
  }
}

/** Its id or name, so that people find the entry. */
function labelOf(item: unknown): string {
  const id = z.object({ id: z.string() }).safeParse(item)
  if (id.success) return `（${id.data.id}）`
  const named = z.object({ name: z.string() }).safeParse(item)
  return named.success ? `（${named.data.name}）` : ''
}

function faultsOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.length > 0 ? `${path.join('.')} ` : ''}${message}`)
    .join('；')
}
