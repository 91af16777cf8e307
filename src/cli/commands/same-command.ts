import { type Reply, type ReplyId, replyDate } from '../../reply/reply.ts'
import { sameToJson } from '../../search/wording/same-json.ts'
import { type SameWording, SHORTEST_WORDING, type Variant } from '../../search/wording/same-wording.ts'
import { foldText } from '../../text/fold.ts'
import { type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { openSearcher } from '../open-searcher.ts'
import { UsageError } from '../read-arguments.ts'
import { indexFolder } from '../settings.ts'

export const sameCommand: CommandWork = {
  usage: '编号#文段|文字 [--json] [--index 目录]',
  words: { least: 1, most: 1 },
  options: [jsonOption, indexOption],
  examples: ['same c2sfg4cf5owk#p41', 'same 衷心感谢您对我们工作的关心和支持'],
  run: async (args, io) => {
    const [asked = ''] = args.words
    const { index, searcher } = await openSearcher(indexFolder(args, io), layFoundation(io))
    try {
      const place = placeIn(asked)
      const reply = place && (await searcher.reply(place.id))
      const text = place ? textAt(reply, place) : asked
      if (foldText(text).length < SHORTEST_WORDING) throw new UsageError(tooShort)
      const found = await searcher.sameWording(text, place?.id ?? null)
      io.out(
        args.has('json')
          ? `${JSON.stringify(sameToJson({ ...place, text }, found), null, 2)}\n`
          : print(found),
      )
      return exitCodes.done
    } finally {
      await index.close()
    }
  },
}

const tooShort = `文字太短，比对没有意义：请给出一句完整的话，至少 ${SHORTEST_WORDING} 个字。`

interface Place {
  readonly id: ReplyId
  readonly anchor: string
}

/** Null for a text. Throws UsageError for a reply of which no passage is named. */
function placeIn(asked: string): Place | null {
  const [, id, anchor] = /^([a-z2-7]{12})(?:#(p[1-9][0-9]*))?$/.exec(asked) ?? []
  if (id === undefined) return null
  if (anchor === undefined) throw new UsageError(`请写明是哪一段，如 ${id}#p1；各段用 show ${id} 查看。`)
  return { id, anchor }
}

/** Throws UsageError where the index has no such passage. */
function textAt(reply: Reply | null, { id, anchor }: Place): string {
  const passage = reply?.passages.find((held) => held.anchor === anchor)
  if (!passage) throw new UsageError(`索引里没有文段“${id}#${anchor}”。编号可用 search 查到。`)
  return passage.text
}

function print({ variants, isComplete }: SameWording): string {
  if (variants.length === 0) return '已收录的资料里没有别处这样写。\n'
  const more = isComplete ? '' : '，可能还有更多'
  return `${variants.length} 处写法相同或相近${more}。\n${variants.map(printVariant).join('')}`
}

/** Differences as 【new】 and 〖left out〗. */
function printVariant({ reply, passage, similarity, pieces }: Variant): string {
  const { header } = reply
  const facts = [
    replyDate(header) ?? '日期不详',
    header.authority ?? reply.region?.name,
    `相同 ${Math.floor(similarity * 100)}%`,
    `${reply.id}#${passage.anchor}`,
  ]
  const marked = pieces.map(({ kind, text }) => {
    if (kind === 'added') return `【${text}】`
    return kind === 'removed' ? `〖${text}〗` : text
  })
  return `\n${facts.filter((fact) => fact !== undefined).join(' · ')}\n   ${marked.join('').replace(/\s*\n\s*/g, ' ')}\n`
}
