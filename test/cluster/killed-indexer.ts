import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { generateReplies } from '../bench/generate-replies.ts'
import { fuwen, program } from '../cli/run-fuwen.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Nodes, removeIndex } from './nodes.ts'

const HELD = 400

/** A request of the indexer takes longer; nodes that are asked all the time do little else. */
const LOOKS_MS = 100

/** What becomes of an index when its indexer is killed. */
export function describeKilledIndexer(nodes: () => Nodes): void {
  describe('an indexer of an index in a cluster', () => {
    it('that is killed again and again goes on, and every reply is there exactly once', async () => {
      const sources = join(temporaryFolder(), '答复')
      mkdirSync(sources)
      const texts = [...generateReplies(HELD + 100, 31)].map(({ text }) => text)
      const put = (at: number, text = texts[at] ?? ''): void =>
        writeFileSync(join(sources, `${at}.txt`), text)
      for (let at = 0; at < HELD; at += 1) put(at)
      const where = `${nodes().addresses.join(',')}/killed-indexer`
      const start = () =>
        spawn(process.execPath, [program, 'index', sources, '--index', where], { stdio: 'ignore' })

      await killsAfter(1)
      await killsAfter(HELD / 2)
      await finishes()
      await holdsEachOnce(HELD)

      // The same with replies that changed, and replies that are gone.
      for (let at = 0; at < 100; at += 1) put(at, texts[HELD + at])
      for (let at = HELD - 50; at < HELD; at += 1) rmSync(join(sources, `${at}.txt`))
      await killsAfter(1)
      await finishes()
      await holdsEachOnce(HELD - 50)

      await removeIndex(nodes(), 'killed-indexer')

      async function killsAfter(writes: number): Promise<void> {
        const before = await countWrites()
        const indexer = start()
        const ended = once(indexer, 'exit')
        while (indexer.exitCode === null && (await countWrites()) < before + writes)
          await setTimeout(LOOKS_MS)
        indexer.kill('SIGKILL')
        expect((await ended)[1]).toBe('SIGKILL')
      }

      async function finishes(): Promise<void> {
        const [code] = (await once(start(), 'exit')) as [number | null]
        expect(code).toBe(0)
      }

      async function holdsEachOnce(count: number): Promise<void> {
        expect(await countDocuments()).toBe(count)
        const verified = await fuwen(['verify', '--index', where])
        expect(verified).toMatchObject({ code: 0 })
        expect(verified.out).toContain(`${count} 篇`)
        const again = await fuwen(['index', sources, '--index', where])
        expect(again.out).toContain('没有变化')
      }

      async function ask(path: string): Promise<unknown> {
        const response = await fetch(`${nodes().addresses[0]}/killed-indexer-v*${path}`)
        return response.ok ? response.json() : {}
      }

      /** Replies that can be seen. */
      async function countDocuments(): Promise<number> {
        const { count = 0 } = (await ask(',-*-sources/_count')) as { count?: number }
        return count
      }

      /** Replies and records written so far. */
      async function countWrites(): Promise<number> {
        const { _all } = (await ask('/_stats/indexing')) as Stats
        return _all?.primaries.indexing?.index_total ?? 0
      }
    }, 300_000)
  })
}

interface Stats {
  /** Without `indexing` where there is no index yet. */
  readonly _all?: { readonly primaries: { readonly indexing?: { readonly index_total: number } } }
}
