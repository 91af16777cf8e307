// A child of the builder that hands over one part, and ends within the message of the next.
import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { ChildMessage } from '../../../src/cli/building/messages.ts'

/** Where a child finds the channel to its parent: behind the standard streams. */
const CHANNEL = 3

/** How a message of 1,024 bytes begins. */
const beginning = Buffer.from([0, 0, 4, 0, 0xff, 0x0f])

function send(message: unknown): void {
  process.send?.(message as ChildMessage)
}

async function breakOff(): Promise<void> {
  send({ kind: 'part', part: { files: [] } })
  await wait(100)
  writeSync(CHANNEL, beginning)
  await wait(1_000)
  process.exit(0)
}

process.on('message', () => void breakOff())
send({ kind: 'ready', identity: {} })
