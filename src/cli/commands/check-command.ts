import type { CheckedDraft } from '../../drafting/check/check-draft.ts'
import { checkToJson } from '../../drafting/check/check-json.ts'
import type { Finding } from '../../drafting/check/finding.ts'
import { type FindingGroup, groupFindings } from '../../drafting/check/finding-groups.ts'
import { openPolicy } from '../../ingest/masking/mask-policy.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import { shownTitle } from '../../reply/shown-title.ts'
import { type Arguments, type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { regionCode } from '../named-values.ts'
import { openDrafter } from '../open-drafter.ts'
import { readPasted } from '../read-pasted.ts'
import { indexFolder } from '../settings.ts'

export const checkCommand: CommandWork = {
  usage: '文件|- [--region 地区] [--proposal 文件] [--all] [--json] [--index 目录]',
  words: { least: 1, most: 1 },
  options: [
    { name: 'region', value: '地区', help: '本单位所在地区（名称或六位代码）；不写则看稿中的署名' },
    { name: 'proposal', value: '文件', help: '所答的提案（建议），逐项核对是否漏答' },
    { name: 'all', help: '格式等每类不止列前几种，全部列出' },
    jsonOption,
    indexOption,
  ],
  examples: [
    'check 答复稿.docx --region 玉环市',
    'check 答复稿.txt --proposal 提案.txt',
    'check - --json < 答复稿.txt',
  ],
  run: async (args, io) => {
    const [name = ''] = args.words
    const own = namedRegion(args)
    const asked = args.value('proposal')
    // A draft is not masked: what is personal in it is to be found.
    const draft = await readPasted(name, io, openPolicy)
    const proposal = asked === undefined ? null : await readPasted(asked, io, openPolicy)
    for (const pasted of [draft, proposal]) if (pasted && 'fault' in pasted) io.err(`${pasted.fault}。\n`)
    if ('fault' in draft || (proposal && 'fault' in proposal)) return exitCodes.badInput
    const { index, drafter } = await openDrafter(indexFolder(args, io), layFoundation(io))
    try {
      const checked = await drafter.check({ text: draft.text, own, proposal: proposal?.text ?? null })
      io.out(
        args.has('json')
          ? `${JSON.stringify(checkToJson(checked), null, 2)}\n`
          : print(draft.text, checked, args.has('all')),
      )
      return exitCodes.done
    } finally {
      await index.close()
    }
  },
}

/** Null without the option. */
function namedRegion(args: Arguments): Region | null {
  const name = args.value('region')
  return name === undefined ? null : regionByCode(regionCode(name))
}

function print(draft: string, { findings, overlap, own, isPart }: CheckedDraft, all: boolean): string {
  const groups = groupFindings(findings)
  const whose = own
    ? `按${own.name}的稿件检查`
    : '看不出是哪个地区的稿件，本地的地名、名称也列在外地残留里（用 --region 写明地区，就不再列出）'
  const share = `与以往答复逐字相同的占 ${Math.round(overlap.share * 100)}%（常用套语不计）`
  const found =
    findings.length === 0
      ? '没有需要核对的地方。\n'
      : groups.map((group) => printGroup(draft, group, all ? Number.POSITIVE_INFINITY : SHOWN)).join('')
  const part = isPart ? '不像整篇答复，只当其中一段检查，不查还缺什么。\n' : ''
  return `${whose}；${share}。\n${part}${found}${printSources(overlap)}`
}

const MOST_SOURCES = 10

/** The replies that say the same, with what `show` and `same` take. */
function printSources({ sources, runs }: CheckedDraft['overlap']): string {
  const lines = sources.slice(0, MOST_SOURCES).map(({ reply, share, longest }) => {
    const longestRun = runs
      .filter(({ id, boilerplate }) => id === reply.id && !boilerplate)
      .reduce((one, other) => (other.length > one.length ? other : one))
    const percent = Math.round(share * 1000) / 10
    return `  ${reply.id}#${longestRun.anchor} ${shownTitle(reply)}：占 ${percent}%，最长 ${longest} 字\n`
  })
  return lines.length === 0 ? '' : `\n【相同文字的来源】\n${lines.join('')}`
}

/** Of matters of form the first few tell: a comma written half-width is written so everywhere. */
const SHOWN = 5

/** Each thing that is said once, at its first place. Names, asks and promises all count; what is of form, `most` times. */
function printGroup(draft: string, { kind, label, findings }: FindingGroup, most: number): string {
  const places = new Map<string, Finding[]>()
  for (const finding of findings)
    places.set(finding.message, [...(places.get(finding.message) ?? []), finding])
  const told = [...places.values()].slice(0, kind === 'form' ? most : places.size)
  const shown = told.flatMap(([first, ...again]) => {
    if (!first) return []
    const excerpt = first.text.length > 40 ? `${first.text.slice(0, 39)}…` : first.text
    const times = again.length === 0 ? '' : `（共 ${again.length + 1} 处）`
    return `  第 ${lineOf(draft, first.start)} 行 ${excerpt.replace(/\s+/g, ' ')}${times}\n     ${first.message}\n`
  })
  const hidden = places.size - told.length
  const more = hidden > 0 ? `  另有 ${hidden} 种同类，用 --all 全部列出。\n` : ''
  return `\n【${label}】${findings.length} 处\n${shown.join('')}${more}`
}

function lineOf(draft: string, at: number): number {
  return draft.slice(0, at).split('\n').length
}
