import { type ChildProcess, fork } from 'node:child_process'
import { noPostings } from '../../indexing/batch.ts'
import type { Identity } from '../../indexing/index-folder.ts'
import { typescriptArguments } from '../../ingest/typescript-arguments.ts'
import { SegmenterError } from '../../text/segment.ts'
import type { Builder, Job, JobFile, JobPart } from './job.ts'
import type { ChildMessage } from './messages.ts'

/** A child ended before its job was done. */
class ChildLost extends Error {
  override readonly name = 'ChildLost'
}

/** A builder of `count` child processes, which must work by the rules of `identity`. A file that ends its process is
 *  tried once more by itself and then left out, with a problem. */
export function startChildren(
  count: number,
  identity: Identity,
  env: Readonly<Record<string, string | undefined>>,
  program = new URL('builder-child.ts', import.meta.url),
): Builder {
  const team = new Team(count, () => new Child(program, identity, env))
  return { processes: count, build: (job) => buildSafely(job, team), close: () => team.close() }
}

async function* buildSafely(job: Job, team: Team): AsyncGenerator<JobPart> {
  const left = new Map(job.files.map((file) => [file.file.source, file]))
  try {
    for await (const part of team.build(job)) {
      for (const { source } of part.files) left.delete(source)
      yield part
    }
  } catch (error) {
    if (!(error instanceof ChildLost)) throw error
    for (const file of left.values()) yield* buildAlone(file, team)
  }
}

async function* buildAlone(file: JobFile, team: Team): AsyncGenerator<JobPart> {
  try {
    yield* team.build({ files: [file] })
  } catch (error) {
    if (!(error instanceof ChildLost)) throw error
    yield partWithout(file)
  }
}

function partWithout({ file: { source, bytes } }: JobFile): JobPart {
  const problems = [{ kind: 'crashed', source }] as const
  return {
    batch: emptyBatch,
    files: [{ source, bytes, outcome: 'unread', problems, unusedColumns: [] }],
    doubts: [],
  }
}

const emptyBatch: JobPart['batch'] = {
  sources: [],
  replies: [],
  ids: 0,
  terms: noPostings,
  tags: [],
}

/** Children, each started when there is a job for it and none is free. */
class Team {
  readonly #start: () => Child
  readonly #free: Child[] = []
  readonly #all = new Set<Child>()
  readonly #waiting: (() => void)[] = []
  #left: number
  #isClosed = false

  constructor(count: number, start: () => Child) {
    this.#left = count
    this.#start = start
  }

  async *build(job: Job): AsyncGenerator<JobPart> {
    const child = await this.#take()
    try {
      yield* child.build(job)
      this.#free.push(child)
    } catch (error) {
      this.#all.delete(child)
      this.#left += 1
      throw error
    } finally {
      this.#waiting.shift()?.()
    }
  }

  /** Jobs under way or waiting end as if their children were lost. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const wake of this.#waiting) wake()
    await Promise.all([...this.#all].map((child) => child.close()))
  }

  async #take(): Promise<Child> {
    while (this.#free.length === 0 && this.#left === 0 && !this.#isClosed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    if (this.#isClosed) throw new ChildLost()
    const free = this.#free.pop()
    if (free) return free
    this.#left -= 1
    const child = this.#start()
    this.#all.add(child)
    return child
  }
}

/** The heap grows by a fifth at a time and not by half: a child keeps 410 MB instead of 510, of which jieba has 235. */
const smallHeap = ['--max-semi-space-size=8', '--heap-growing-percent=20']

/** How long a child may take to end by itself. */
const END_MS = 5_000

class Child {
  readonly #process: ChildProcess
  readonly #identity: Identity
  readonly #heard: ChildMessage[] = []
  #isReady = false
  #isGone = false
  #wake: () => void = () => {}

  constructor(program: URL, identity: Identity, env: Readonly<Record<string, string | undefined>>) {
    this.#identity = identity
    this.#process = fork(program, {
      execArgv: [...smallHeap, ...typescriptArguments()],
      env: { ...process.env, ...env },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#process.on('message', (message: ChildMessage) => {
      this.#heard.push(message)
      this.#wake()
    })
    const end = (): void => {
      this.#isGone = true
      this.#wake()
    }
    this.#process.on('exit', end)
    this.#process.on('error', end)
  }

  async *build(job: Job): AsyncGenerator<JobPart> {
    if (!this.#isReady) await this.#becomeReady()
    this.#process.send(job)
    for (let message = await this.#hear(); message.kind !== 'done'; message = await this.#hear()) {
      if (message.kind === 'part') yield message.part
    }
  }

  /** Ends the child. It ends by itself between two files: killed while it cuts, it would leave a core behind. */
  async close(): Promise<void> {
    if (this.#isGone) return
    // Not `once` of events: where the child ends within a message, its channel's error would be taken for ours.
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    if (this.#process.connected) this.#process.disconnect()
    const late = setTimeout(() => this.#process.kill('SIGKILL'), END_MS)
    await ended
    clearTimeout(late)
  }

  async #becomeReady(): Promise<void> {
    const greeting = await this.#hear()
    if (greeting.kind === 'unable') throw new SegmenterError(greeting.message)
    if (greeting.kind !== 'ready') throw new ChildLost()
    const mine = JSON.stringify(this.#identity)
    if (JSON.stringify(greeting.identity) !== mine) {
      throw new SegmenterError('程序或词典在建立索引时被改动。请重新运行 index。')
    }
    this.#isReady = true
  }

  async #hear(): Promise<ChildMessage> {
    for (;;) {
      const message = this.#heard.shift()
      if (message) return message
      if (this.#isGone) throw new ChildLost()
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
