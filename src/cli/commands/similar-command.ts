import { readProposal } from '../../drafting/similar/read-proposal.ts'
import { type AnsweredAsk, type PastAnswer, partOf } from '../../drafting/similar/similar-answers.ts'
import { similarToJson, yearOf } from '../../drafting/similar/similar-json.ts'
import { regionByCode } from '../../regions/gazetteer.ts'
import { type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { regionCode } from '../named-values.ts'
import { openDrafter } from '../open-drafter.ts'
import { readPasted } from '../read-pasted.ts'
import { indexFolder } from '../settings.ts'

export const similarCommand: CommandWork = {
  usage: '文件|- [--region 地区] [--json] [--index 目录]',
  words: { least: 1, most: 1 },
  options: [
    { name: 'region', value: '地区', help: '本单位所在地区，它和同省、同级的答复优先（名称或六位代码）' },
    jsonOption,
    indexOption,
  ],
  examples: ['similar 提案.docx --region 玉环市', 'similar - --json < 提案.txt'],
  run: async (args, io) => {
    const [name = ''] = args.words
    const foundation = layFoundation(io)
    const region = args.value('region')
    const own = region === undefined ? null : regionByCode(regionCode(region))
    const pasted = await readPasted(name, io, foundation.policy)
    if ('fault' in pasted) {
      io.err(`${pasted.fault}。\n`)
      return exitCodes.badInput
    }
    const { index, drafter } = await openDrafter(indexFolder(args, io), foundation)
    try {
      const asks = await drafter.similar(readProposal(pasted.text), own)
      io.out(args.has('json') ? `${JSON.stringify(similarToJson(asks), null, 2)}\n` : print(asks))
      return exitCodes.done
    } finally {
      await index.close()
    }
  },
}

const parts = [
  ['done', '已做'],
  ['plan', '下一步'],
  ['other', '其他'],
] as const

function print(asks: readonly AnsweredAsk[]): string {
  return asks
    .map((ask, at) => `诉求 ${at + 1}　${oneLine(ask.text)}\n${printAnswers(ask.answers)}`)
    .join('\n')
}

function printAnswers(answers: readonly PastAnswer[]): string {
  if (answers.length === 0) return '   已收录的答复里没有谈到的。\n'
  return parts
    .map(([part, label]) => {
      const own = answers.filter(({ passage }) => partOf(passage.role) === part)
      return own.length === 0 ? '' : `\n  【${label}】\n${own.map(printAnswer).join('')}`
    })
    .join('')
}

function printAnswer(answer: PastAnswer): string {
  const { reply, passage, sameText } = answer
  const { region, header } = reply
  const facts = [
    region?.name ?? header.authority ?? '地区不详',
    yearOf(reply) ?? '年份不详',
    header.outcome === null ? null : `${header.outcome} 类（按答复单位标注）`,
    sameText === 0 ? null : `同文 ${sameText} 处`,
    `${reply.id}#${passage.anchor}`,
  ]
  return `  ${facts.filter((fact) => fact !== null).join(' · ')}\n     ${oneLine(passage.text)}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
