import { describe, expect, it } from 'vitest'
import { nodeWarning } from '../../src/cli/node-version.ts'

describe('nodeWarning', () => {
  it.each([
    ['20.20.2', '已停止维护'],
    ['23.11.0', '已停止维护'],
    ['25.1.0', '已停止维护'],
    ['22.23.3', '22.23.4 以上'],
    ['24.9.9', '24.22.1 以上'],
    ['26.12.0', '26.12.1 以上'],
  ])('warns of %s: %s', (version, words) => {
    expect(nodeWarning(version)).toContain(words)
  })

  it.each(['22.23.4', '22.24.0', '24.22.1', '26.12.1', '27.0.0'])('has nothing against %s', (version) => {
    expect(nodeWarning(version)).toBeNull()
  })
})
