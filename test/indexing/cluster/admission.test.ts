import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Admission } from '../../../src/indexing/cluster/admission.ts'
import { reading } from '../../../src/indexing/cluster/cluster.ts'
import { Random } from '../../bench/random.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ever = Number.POSITIVE_INFINITY

/** A cluster that works on `places` requests at once, each for `ms`; gives how long each took it, waiting included. */
function cluster(places: number, ms: number): { ask: () => Promise<void>; readonly took: number[] } {
  const took: number[] = []
  const free = Array.from({ length: places }, () => 0)
  const ask = async (): Promise<void> => {
    const started = performance.now()
    const place = free.indexOf(Math.min(...free))
    const end = Math.max(free[place] ?? 0, started) + ms
    free[place] = end
    await new Promise((done) => setTimeout(done, end - started))
    took.push(performance.now() - started)
  }
  return { ask, took }
}

function askOnce(admission: Admission, ask: () => Promise<void>, until = ever): Promise<boolean | null> {
  return admission.run(async () => {
    await admission.time(ask)
    return true
  }, until)
}

async function askAll(admission: Admission, ask: () => Promise<void>, times: number): Promise<void> {
  const all = Promise.all(Array.from({ length: times }, () => askOnce(admission, ask)))
  await vi.runAllTimersAsync()
  await all
}

/** Requests that share `cores` evenly, each for so many ms of processor time. */
function sharedCores(cores: number): (ms: number) => Promise<void> {
  const STEP_MS = 10
  const underway = new Set<{ left: number; readonly done: () => void }>()
  setInterval(() => {
    const each = (STEP_MS * cores) / Math.max(1, underway.size)
    for (const work of underway) {
      work.left -= each
      if (work.left > 0) continue
      underway.delete(work)
      work.done()
    }
  }, STEP_MS)
  return (ms) => new Promise((done) => underway.add({ left: ms, done }))
}

describe('Admission', () => {
  it.each([
    [2, 400],
    [2, 100],
    [4, 300],
    [16, 250],
    [1, 20],
  ])(
    'asks a cluster that does %i at once in %i ms so little that it answers each in time',
    async (places, ms) => {
      const { ask, took } = cluster(places, ms)
      await askAll(new Admission(3), ask, 500)
      expect(took).toHaveLength(500)
      expect(Math.max(...took)).toBeLessThan(reading.tryMs)
    },
  )

  // Processor time of a question at a million passages on two cores, as measured, and more than that.
  it.each([
    { each: [200, 400], clients: 32, answered: 1 },
    { each: [300, 600], clients: 8, answered: 1 },
    { each: [300, 600], clients: 32, answered: 0.9 },
    { each: [800, 1_600], clients: 32, answered: 0.85 },
  ] as const)(
    'has two cores that need $each ms a question answer $clients clients within 8 s, or nearly as many as they can',
    async ({ each: [least, most], clients, answered }) => {
      const random = new Random(7)
      const work = sharedCores(2)
      const admission = new Admission(3)
      const tally = { answered: 0, without: 0 }
      const ask = async (): Promise<void> => {
        const until = Date.now() + 8_000
        const isAnswered = await admission.run(async () => {
          await admission.time(() => work(15))
          await admission.time(() => work(random.whole(least, most)))
          return Date.now() < until
        }, until)
        tally[isAnswered === true ? 'answered' : 'without'] += 1
      }
      const client = async (): Promise<never> => {
        for (;;) await ask()
      }
      for (let at = 0; at < clients; at += 1) void client()
      await vi.advanceTimersByTimeAsync(60_000)
      const possible = (2 * 60_000) / ((least + most) / 2 + 15)
      if (answered === 1) expect(tally.without).toBe(0)
      expect(tally.answered).toBeGreaterThan(Math.min(answered, 0.9) * possible)
    },
  )

  it('lets more and more go to a prompt one, up to a bound', async () => {
    const { ask, took } = cluster(1_000, 20)
    const admission = new Admission(2)
    expect(admission.limit).toBe(4)
    await askAll(admission, ask, 2_000)
    expect(admission.limit).toBe(128)
    expect(Math.max(...took)).toBeLessThan(40)
  })

  it('tries a cluster again that took longer than there was time for', async () => {
    const admission = new Admission(1)
    const ask = async (ms: number): Promise<boolean | null> => {
      const answer = askOnce(admission, cluster(1, ms).ask, Date.now() + 8_000)
      await vi.runAllTimersAsync()
      return answer
    }
    for (let times = 0; times < 200; times += 1) await ask(8_500)
    const later: (boolean | null)[] = []
    for (let times = 0; times < 3; times += 1) later.push(await ask(20))
    expect(later).toContain(true)
  })

  it('takes to a cluster that was slow again by and by', async () => {
    const admission = new Admission(1)
    await askAll(admission, cluster(1, 1_500).ask, 4)
    expect(admission.limit).toBe(1)
    await askAll(admission, cluster(100, 20).ask, 40)
    expect(admission.limit).toBeGreaterThan(4)
    expect(admission.limit).toBeLessThan(20)
  })

  it('does not begin what would come too late, and goes on with the next', async () => {
    const { ask, took } = cluster(1, 100)
    const admission = new Admission(1)
    const asked = [ever, ever, Date.now() + 99, ever].map((until) => askOnce(admission, ask, until))
    await vi.runAllTimersAsync()
    expect(await Promise.all(asked)).toEqual([true, true, null, true])
    expect(took).toHaveLength(3)
  })

  it('lets the next go when one fails, and hands the failure on', async () => {
    const admission = new Admission(1)
    const fails = admission.run(() => Promise.reject(new Error('gone')), ever)
    const others = [1, 2, 3].map((value) => admission.run(async () => value, ever))
    await expect(fails).rejects.toThrow('gone')
    expect(await Promise.all(others)).toEqual([1, 2, 3])
  })
})
