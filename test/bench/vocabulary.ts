import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { surnameLength } from '../../src/ingest/masking/surnames.ts'
import { programmes } from '../../src/programmes/registry.ts'
import { Random, Weighted, zipf } from './random.ts'

/** Nouns and nominal verbs (建设, 治理): those of officials, and rarer ones as often as jieba's dictionary says. */
export interface Vocabulary {
  noun(random: Random): string
  nominalVerb(random: Random): string
}

/** How often a word is one of the officials' own; the rest gives the long tail of rare words. */
const OFFICIAL = 0.65

const officialNouns =
  '资金 项目 人员 部门 群众 企业 机构 平台 政策 制度 标准 数据 设施 场所 队伍 居民 村民 学校 社区 村集体 乡镇 街道 主体 市场 产业 园区 土地 信息 技术 人才 志愿者 专家 网格员 服务点 台账 方案 指标 流程 窗口 需求 责任 部门联席会议 工作专班 责任清单 第三方机构 行业协会'.split(
    ' ',
  )
const officialVerbs =
  '建设 治理 管理 服务 发展 监管 保障 改造 培训 宣传 整治 提升 规划 建设 管护 运营 评估 考核 引导 扶持 合作 保护 创新 改革 监督 调研 排查 整改'.split(
    ' ',
  )

interface Word {
  readonly word: string
  readonly frequency: number
  readonly kind: string
}

let loaded: Vocabulary | undefined

/** The common words of two to four characters of jieba's own dictionary, without names of persons and places; read once. */
export function loadVocabulary(): Vocabulary {
  loaded ??= readVocabulary()
  return loaded
}

function readVocabulary(): Vocabulary {
  const { DEFAULT_DICT } = createRequire(import.meta.url)('nodejieba') as { DEFAULT_DICT: string }
  const words = readFileSync(DEFAULT_DICT, 'utf8').split('\n').map(readWord).filter(isCommon)
  const drawnFrom = (kind: string, official: readonly string[]): ((random: Random) => string) => {
    const frequency = new Map(words.filter((word) => word.kind === kind).map((w) => [w.word, w.frequency]))
    const common = new Weighted(official, (_word, rank) => 1 / (rank + 10))
    const rare = new Weighted([...frequency.keys()], (word) => frequency.get(word) ?? 0)
    return (random) => (random.chance(OFFICIAL) ? common : rare).pick(random)
  }
  return { noun: drawnFrom('n', officialNouns), nominalVerb: drawnFrom('vn', officialVerbs) }
}

function readWord(line: string): Word {
  const [word = '', frequency = '0', kind = ''] = line.trimEnd().split(' ')
  return { word, frequency: Number(frequency), kind }
}

/** The dictionary takes some persons' names for nouns: what may be one is left out. */
function isCommon({ word, frequency }: Word): boolean {
  if (word.length < 2 || word.length > 4 || frequency < 3) return false
  return word.length === 2 || surnameLength(word) === 0
}

/** The registry's first programmes, those of the seeds: one more must not change what was measured and judged. */
const KNOWN = 40

/** How many programmes are invented beside them. */
const INVENTED = 240

/** Names of programmes as replies write them: the registry's and invented ones, mixed, after Zipf's law. */
export function programmeNames(): Weighted<string> {
  const random = new Random(1995)
  const invented = Array.from({ length: INVENTED }, () => inventName(random))
  const known = programmes().slice(0, KNOWN)
  const names = [...known.map((programme) => programme.name), ...new Set(invented)]
  const shuffled = names.map((name) => ({ name, place: random.next() })).sort((a, b) => a.place - b.place)
  return new Weighted(
    shuffled.map(({ name }) => name),
    zipf,
  )
}

const firstParts =
  '青禾 明珠 百川 千帆 暖阳 星火 春晖 银龄 蓝海 强基 领航 固本 云帆 筑巢 沃土 清源 同心 智汇 安居 乐业'.split(
    ' ',
  )
const secondParts = '润心 赋能 育才 兴村 护航 登高 惠民 提质 焕新 聚力'.split(' ')
const kinds = ['行动', '工程', '计划', '专项行动', '三年行动计划']

function inventName(random: Random): string {
  const quoted = random.chance(0.2)
    ? `${random.whole(2, 9)}${random.whole(10, 99)}`
    : random.pick(firstParts) + random.pick(secondParts)
  return `“${quoted}”${random.pick(kinds)}`
}
