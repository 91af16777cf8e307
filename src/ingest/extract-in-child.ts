import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { ExtractJob } from './extract-job.ts'
import { ANSWERS_FD } from './extract-job.ts'
import type { Extracted, ExtractFault } from './extracted.ts'
import { limits } from './limits.ts'
import { typescriptArguments } from './typescript-arguments.ts'

/** The text of a DOCX or PDF, taken out in another process with limits of time and memory, so that a hostile
 *  file costs that process and nothing else. One file at a time. Rejects only when no process can be started. */
export function extractInChild(job: ExtractJob): Promise<Extracted | ExtractFault | 'timeout'> {
  const answer = queue.then(() => runJob(job))
  queue = answer.catch(() => undefined)
  return answer
}

let queue: Promise<unknown> = Promise.resolve()
let idle: Child | null = null

async function runJob(job: ExtractJob): Promise<Extracted | ExtractFault | 'timeout'> {
  const child = idle?.isAlive() === true ? idle : await startChild()
  idle = null
  const answer = await child.ask(JSON.stringify(job))
  if (typeof answer !== 'string') {
    child.kill()
    return answer.fault
  }
  idle = child
  return JSON.parse(answer) as Extracted | ExtractFault
}

const START_MS = 60_000

async function startChild(): Promise<Child> {
  const child = new Child()
  const greeting = await child.answer(START_MS)
  if (greeting !== 'ready') throw new Error('the extracting process did not start')
  return child
}

interface Failure {
  readonly fault: 'bomb' | 'timeout'
}

/** One running process. It holds at most one job, and no event loop open between jobs. */
class Child {
  private readonly process: ChildProcess
  private readonly answers: Socket

  constructor() {
    const main = fileURLToPath(new URL('extract-child.ts', import.meta.url))
    const heap = `--max-old-space-size=${limits.extractHeapMegabytes}`
    this.process = spawn(process.execPath, [heap, ...typescriptArguments(), main], {
      env: {},
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    })
    // A child that dies while a job is written to it is reported by its exit.
    this.process.stdin?.on('error', () => undefined)
    this.process.on('error', () => undefined)
    this.answers = this.process.stdio[ANSWERS_FD] as Socket
  }

  ask(job: string): Promise<string | Failure> {
    const answer = this.answer(limits.extractMs)
    this.process.stdin?.write(`${job}\n`)
    return answer
  }

  isAlive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null
  }

  kill(): void {
    this.process.kill('SIGKILL')
  }

  /** The next line the child writes, or why there is none. */
  async answer(withinMs: number): Promise<string | Failure> {
    this.hold()
    const pieces: Buffer[] = []
    let length = 0
    const answer = await new Promise<string | Failure>((resolve) => {
      const timer = setTimeout(() => resolve({ fault: 'timeout' }), withinMs)
      const watch = setInterval(
        () => void this.isTooBig().then((big) => big && resolve({ fault: 'bomb' })),
        WATCH_MS,
      )
      this.process.once('close', () => resolve({ fault: 'bomb' }))
      this.answers.on('data', (piece: Buffer) => {
        pieces.push(piece)
        length += piece.length
        if (length > limits.answerBytes) resolve({ fault: 'bomb' })
        else if (piece.at(-1) === 0x0a) resolve(Buffer.concat(pieces).toString('utf8').trimEnd())
      })
      this.cleanUp = () => {
        clearTimeout(timer)
        clearInterval(watch)
      }
    })
    this.release()
    return answer
  }

  private cleanUp: () => void = () => undefined

  private hold(): void {
    this.process.ref()
    this.answers.ref()
  }

  private release(): void {
    this.cleanUp()
    this.process.removeAllListeners('close')
    this.answers.removeAllListeners('data')
    this.process.unref()
    this.answers.unref()
    const input = this.process.stdin
    if (input !== null && 'unref' in input && typeof input.unref === 'function') input.unref()
  }

  /** Unpacked streams lie outside the heap that the child's own limit bounds. Known on Linux only. */
  private async isTooBig(): Promise<boolean> {
    const status = await readFile(`/proc/${this.process.pid}/statm`, 'utf8').catch(() => '')
    return Number(status.split(' ')[1] ?? 0) * PAGE_BYTES > limits.extractResidentBytes
  }
}

const WATCH_MS = 50
const PAGE_BYTES = 4096
