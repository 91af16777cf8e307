// A process that builds batches: `builder-children.ts` starts it and sends it one job after another.

import { jobContext, layFoundation } from '../foundation.ts'
import type { Io } from '../io.ts'
import { doJob, type JobContext } from './do-job.ts'
import type { Job } from './job.ts'
import type { ChildMessage } from './messages.ts'

const io: Io = {
  out: () => {},
  err: () => {},
  in: async () => new Uint8Array(),
  env: process.env,
  isTerminal: { out: false, err: false },
}

// The parent decides when to stop: Ctrl+C in a terminal reaches all of its processes.
process.on('SIGINT', () => {})
// However the parent ends, the channel to it ends as well. No job is being cut at that moment: cutting never gives way.
process.on('disconnect', () => process.exit(0))

const context = prepare()
if (context) process.on('message', (job: Job) => void work(job, context))

function prepare(): JobContext | null {
  try {
    const foundation = layFoundation(io)
    foundation.segmenter.load()
    say({ kind: 'ready', identity: foundation.identity })
    return jobContext(foundation)
  } catch (error) {
    say({ kind: 'unable', message: error instanceof Error ? error.message : String(error) })
    return null
  }
}

async function work(job: Job, jobContextHere: JobContext): Promise<void> {
  for await (const part of doJob(job, jobContextHere)) say({ kind: 'part', part })
  say({ kind: 'done' })
}

function say(message: ChildMessage): void {
  if (process.connected) process.send?.(message)
}
