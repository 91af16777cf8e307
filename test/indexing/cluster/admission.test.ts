import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Admission } from '../../../src/indexing/cluster/admission.ts'
import { reading } from '../../../src/indexing/cluster/cluster.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const always = (): boolean => true

/** A cluster that works on `places` questions at once, each for `ms`; gives how long each took it, waiting included. */
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

async function askAll(admission: Admission, ask: () => Promise<void>, times: number): Promise<void> {
  const all = Promise.all(Array.from({ length: times }, () => admission.run(ask, always)))
  await vi.runAllTimersAsync()
  await all
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

  it('lets more and more go to a prompt one, up to a bound', async () => {
    const { ask, took } = cluster(1_000, 20)
    const admission = new Admission(2)
    expect(admission.limit).toBe(4)
    await askAll(admission, ask, 2_000)
    expect(admission.limit).toBe(128)
    expect(Math.max(...took)).toBeLessThan(40)
  })

  it('takes to a cluster that was slow again by and by', async () => {
    const admission = new Admission(1)
    await askAll(admission, cluster(1, 1_500).ask, 4)
    expect(admission.limit).toBe(1)
    await askAll(admission, cluster(100, 20).ask, 40)
    expect(admission.limit).toBeGreaterThan(4)
    expect(admission.limit).toBeLessThan(20)
  })

  it('does not begin what nobody waits for any more, and goes on with the next', async () => {
    const { ask, took } = cluster(1, 100)
    const admission = new Admission(1)
    const asked = [true, true, false, true].map((isWanted) => admission.run(ask.bind(null), () => isWanted))
    await vi.runAllTimersAsync()
    expect(await Promise.all(asked)).toEqual([undefined, undefined, null, undefined])
    expect(took).toHaveLength(3)
  })

  it('lets the next go when one fails, and hands the failure on', async () => {
    const admission = new Admission(1)
    const fails = admission.run(() => Promise.reject(new Error('gone')), always)
    const others = [1, 2, 3].map((value) => admission.run(async () => value, always))
    await expect(fails).rejects.toThrow('gone')
    expect(await Promise.all(others)).toEqual([1, 2, 3])
  })
})
