import { IndexError } from '../../indexing/index-errors.ts'
import { type Listening, listen } from '../../web/listen.ts'
import { type CommandWork, indexOption } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Foundation, layFoundation } from '../foundation.ts'
import type { Io } from '../io.ts'
import { nodeWarning } from '../node-version.ts'
import { openDrafter } from '../open-drafter.ts'
import { readNumber } from '../read-arguments.ts'
import { indexFolder, listenHost, listenPort, publicHosts } from '../settings.ts'
import { updateIndex } from '../update-index.ts'

export const serveCommand: CommandWork = {
  usage: '[--port 端口] [--host 地址] [--update] [--index 目录]',
  words: { least: 0, most: 0 },
  options: [
    { name: 'port', value: '端口', help: '端口（默认 3000，也可用环境变量 PORT）' },
    { name: 'host', value: '地址', help: '监听的地址（默认 127.0.0.1，也可用环境变量 HOST）' },
    { name: 'update', help: '先使索引与来源一致，再启动' },
    indexOption,
  ],
  examples: ['serve', 'serve --port 8080 --host 0.0.0.0', 'serve --update'],
  run: async (args, io) => {
    const port = readNumber(args, 'port', { fallback: listenPort(io), least: 0, most: 65_535 })
    const hosts = publicHosts(io)
    const foundation = layFoundation(io)
    const folder = indexFolder(args, io)
    if (args.has('update') && (await updateBefore(folder, foundation, io)) === exitCodes.stopped) {
      return exitCodes.stopped
    }
    const { index, searcher, drafter } = await openDrafter(folder, foundation)
    // Only this command needs the web framework, which takes longer to load than most commands to run.
    const { createApp } = await import('../../web/app.ts')
    const closing = new AbortController()
    const app = createApp(
      { searcher, drafter },
      { log: (line) => log(line, io), publicHosts: hosts, closing: closing.signal },
    )
    const server = await listen(app, { host: args.value('host') ?? listenHost(io), port })
    const warning = nodeWarning(process.versions.node)
    if (warning !== null) io.err(`${warning}\n`)
    io.out(`复文已启动：${server.url}（按 Ctrl+C 停止）\n`)
    foundation.segmenter.load()
    void index.watch?.(closing.signal)
    // A cluster would have to send all its replies. What fails here fails again where it is asked for, and is told there.
    if (index.watch) void drafter.prepareTables().catch(() => undefined)
    await stopped(server, closing)
    await index.close()
    return exitCodes.done
  },
}

/** Gives the exit code of the update. An index that another indexer is writing can be served all the same. */
async function updateBefore(folder: string, foundation: Foundation, io: Io): Promise<number> {
  try {
    return await updateIndex(folder, [], { foundation, io })
  } catch (error) {
    if (!(error instanceof IndexError) || error.reason !== 'locked') throw error
    io.err(`${error.message}先用现有的索引启动。\n`)
    return exitCodes.locked
  }
}

/** Resolves when the process is told to end and the server has answered what had begun. */
async function stopped(server: Listening, closing: AbortController): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  closing.abort()
  await server.close()
}

function log(line: object, io: Io): void {
  io.err(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`)
}
