import { stat } from 'node:fs/promises'
import { describeIngestProblem } from '../../ingest/ingest-problem.ts'
import { listSources } from '../../ingest/list-sources.ts'
import type { MaskPolicy } from '../../ingest/masking/mask-policy.ts'
import { readSource } from '../../ingest/read-source.ts'
import { parseReply } from '../../parse/parse-reply.ts'
import { replyId } from '../../parse/reply-id.ts'
import type { Reply } from '../../reply/reply.ts'
import { replyToJson } from '../../reply/reply-json.ts'
import { type CommandWork, indexOption, jsonOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { layFoundation } from '../foundation.ts'
import { openSearcher } from '../open-searcher.ts'
import { printOrigins, printReply } from '../print-reply.ts'
import { indexFolder } from '../settings.ts'

export const showCommand: CommandWork = {
  usage: '编号|文件 [--json] [--explain] [--index 目录]',
  words: { least: 1, most: 1 },
  options: [jsonOption, { name: 'explain', help: '说明每项文头信息的由来' }, indexOption],
  examples: ['show seeds/000_0310ddd4136f17bc.txt', 'show seeds/004_16bb13746056fe8c.txt --explain'],
  run: async (args, io) => {
    const [name = ''] = args.words
    const foundation = layFoundation(io)
    const isFile = (await stat(name).catch(() => null)) !== null
    const { replies, problems } = isFile
      ? await readFiles(name, foundation.policy)
      : await readIndexed(name, indexFolder(args, io), foundation)
    io.err(problems.map((problem) => `${problem}。\n`).join(''))
    const print = args.has('explain') ? printOrigins : printReply
    if (isFile && !args.has('json') && replies.length > 0) io.err(idOfFile)
    for (const reply of replies) {
      io.out(args.has('json') ? `${JSON.stringify(replyToJson(reply), null, 2)}\n` : print(reply))
    }
    return problems.length > 0 ? exitCodes.badInput : exitCodes.done
  },
}

/** The id comes from the name of the source, which begins at the folder that was given. */
const idOfFile =
  '直接读文件：编号按它所在的文件夹算；索引若是按更上级的文件夹建的，其中的编号不同，可用 search 查到。\n'

interface Shown {
  readonly replies: readonly Reply[]
  readonly problems: readonly string[]
}

async function readFiles(path: string, policy: MaskPolicy): Promise<Shown> {
  const { files, problems } = await listSources([path])
  const replies: Reply[] = []
  const faults = problems.map(describeIngestProblem)
  for (const file of files) {
    for await (const read of readSource(file, policy)) {
      if (read.kind === 'text') replies.push(parseReply(read.text))
      else faults.push(describeIngestProblem(read.problem))
    }
  }
  return { replies, problems: faults }
}

/** `name` is an id, or the name of a source as `index` prints it. */
async function readIndexed(
  name: string,
  folder: string,
  foundation: ReturnType<typeof layFoundation>,
): Promise<Shown> {
  const { index } = await openSearcher(folder, foundation)
  const reply = (await index.reply(name)) ?? (await index.reply(replyId(name)))
  await index.close()
  return reply
    ? { replies: [reply], problems: [] }
    : { replies: [], problems: [`索引里没有编号或来源为“${name}”的答复，也没有这个文件`] }
}
