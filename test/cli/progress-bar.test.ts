import { describe, expect, it } from 'vitest'
import { describeProgress, ProgressBar } from '../../src/cli/progress-bar.ts'
import { silentIo } from './run-fuwen.ts'

const half = { files: 500, bytes: 2_000_000, all: { files: 1_000, bytes: 4_000_000 } }

describe('describeProgress', () => {
  it('says the share, the files, the rate and the time left', () => {
    expect(describeProgress(half, 10_000)).toBe(
      `50% ${'█'.repeat(12)}${'░'.repeat(12)} 500/1000 个文件 · 50 篇/秒 · 0.2 MB/秒 · 还要 10 秒`,
    )
  })

  it('does not call little text a second none at all', () => {
    expect(describeProgress({ ...half, bytes: 90_000 }, 10_000)).toContain('50 篇/秒 · 9 KB/秒')
  })

  it('survives the beginning, files that grew, and nothing to do', () => {
    expect(describeProgress({ ...half, files: 0, bytes: 0 }, 0)).toContain('0% ')
    expect(describeProgress({ ...half, bytes: 9_000_000 }, 1_000)).toContain('100% ')
    expect(describeProgress({ files: 0, bytes: 0, all: { files: 0, bytes: 0 } }, 0)).toContain('100% ')
  })
})

describe('ProgressBar', () => {
  function drawn(isTerminal: boolean, times: readonly number[]): string[] {
    const lines: string[] = []
    const clock = times[Symbol.iterator]()
    const io = {
      ...silentIo,
      err: (text: string) => lines.push(text),
      isTerminal: { out: false, err: isTerminal },
    }
    const bar = new ProgressBar(io, () => clock.next().value ?? 0)
    for (const _ of times.slice(1)) bar.show(half)
    bar.clear()
    return lines
  }

  it('draws nothing where nobody sees it, nor for work that is soon done', () => {
    expect(drawn(false, [0, 1_000, 2_000])).toEqual([])
    expect(drawn(true, [0, 100, 200])).toEqual([])
  })

  it('draws a few times a second, and takes the bar away', () => {
    expect(drawn(true, [0, 1_000, 1_050, 1_300])).toHaveLength(3)
    expect(drawn(true, [0, 1_000]).at(-1)).toBe('\r\u001b[K')
  })
})
