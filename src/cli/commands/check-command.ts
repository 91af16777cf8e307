import type { CheckedDraft } from '../../drafting/check/check-draft.ts'
import { checkToJson } from '../../drafting/check/check-json.ts'
import { type FindingGroup, groupFindings } from '../../drafting/check/finding-groups.ts'
import { openPolicy } from '../../ingest/masking/mask-policy.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import type { Region } from '../../reply/region.ts'
import { type Arguments, type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { regionCode } from '../named-values.ts'
import { openDrafter } from '../open-drafter.ts'
import { readPasted } from '../read-pasted.ts'
import { indexFolder } from '../settings.ts'

export const checkCommand: CommandWork = {
  usage: '文件|- [--region 地区] [--proposal 文件] [--json] [--index 目录]',
  words: { least: 1, most: 1 },
  options: [
    { name: 'region', value: '地区', help: '本单位所在地区（名称或六位代码）；不写则看稿中的署名' },
    { name: 'proposal', value: '文件', help: '所答的提案（建议），逐项核对是否漏答' },
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
        args.has('json') ? `${JSON.stringify(checkToJson(checked), null, 2)}\n` : print(draft.text, checked),
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

function print(draft: string, { findings, overlap, own }: CheckedDraft): string {
  const groups = groupFindings(findings)
  const whose = own ? `按${own.name}的稿件检查` : '看不出是哪个地区的稿件，没有查外地残留；可用 --region 指明'
  const share = `与以往答复逐字相同的占 ${Math.round(overlap.share * 100)}%（常用套语不计）`
  const found =
    findings.length === 0
      ? '没有需要核对的地方。\n'
      : groups.map((group) => printGroup(draft, group)).join('')
  return `${whose}；${share}。\n${found}`
}

/** The first few of a group; a comma written half-width is written so everywhere. */
const SHOWN = 5

function printGroup(draft: string, { label, findings }: FindingGroup): string {
  const shown = findings.slice(0, SHOWN).map(({ start, text, message }) => {
    const excerpt = text.length > 40 ? `${text.slice(0, 39)}…` : text
    return `  第 ${lineOf(draft, start)} 行 ${excerpt.replace(/\s+/g, ' ')}\n     ${message}\n`
  })
  const more = findings.length > SHOWN ? `  另有 ${findings.length - SHOWN} 处同类。\n` : ''
  return `\n【${label}】${findings.length} 处\n${shown.join('')}${more}`
}

function lineOf(draft: string, at: number): number {
  return draft.slice(0, at).split('\n').length
}
