import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** What a process of its own is to do. */
export interface Job {
  readonly task:
    | 'prepare'
    | 'parse-rate'
    | 'jieba-rate'
    | 'build-fuwen'
    | 'query-fuwen'
    | 'drafting'
    | 'changes'
    | 'same-words'
    | 'peer'
    | 'build-in-cluster'
    | 'index-rates'
    | 'query-rates'
  readonly folder: string
  readonly size: number
  /** For `peer`: its name. For `query-fuwen`: what `build-fuwen` gave. For `same-words`: how many passages.
   *  For those of a cluster: the addresses of its nodes. */
  readonly input?: unknown
}

const program = new URL('run-job.ts', import.meta.url)
const nodeOptions = ['--import', 'tsx', '--expose-gc', '--max-old-space-size=12288']

/** Does `job` in a process of its own and gives what it found. Throws when the process fails. */
export async function runJob<T>(job: Job): Promise<T> {
  const child = startJob(job)
  return resultOf<T>(child)
}

/** Does `job` in `count` processes; all begin their work when the last is ready. */
export async function runJobTogether<T>(job: Job, count: number): Promise<T[]> {
  const children = Array.from({ length: count }, () => startJob(job))
  await Promise.all(children.map((child) => once(child, 'message')))
  const results = children.map((child) => resultOf<T>(child))
  for (const child of children) child.send('go')
  return Promise.all(results)
}

function startJob(job: Job): ChildProcess {
  return fork(program, [JSON.stringify(job)], { execArgv: nodeOptions, stdio: ['ignore', 2, 2, 'ipc'] })
}

async function resultOf<T>(child: ChildProcess): Promise<T> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the bench ended with ${String(code)}`)
  })
  const [result] = (await Promise.race([once(child, 'message'), failed])) as [T]
  failed.catch(() => {})
  child.disconnect()
  return result
}
