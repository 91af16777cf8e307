import { describe, expect, it } from 'vitest'
import { isComposing, shortcutKey, stepped } from '../../../src/web/assets/scripts/keys.js'

const pressed = {
  key: 'j',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 74,
}

describe('shortcutKey', () => {
  it.each([
    ['j', {}, 'j'],
    ['a capital, as with caps lock', { key: 'J' }, 'j'],
    ['a sign that needs Shift', { key: '?' }, '?'],
    ['a named key', { key: 'Enter' }, 'Enter'],
    ['Ctrl+J, which opens the downloads', { ctrlKey: true }, null],
    ['⌘J', { metaKey: true }, null],
    ['Alt+J', { altKey: true }, null],
    ['a letter of pinyin', { isComposing: true }, null],
    ['a key that Safari gives to the input method', { keyCode: 229 }, null],
  ])('%s', (_, facts, key) => {
    expect(shortcutKey({ ...pressed, ...facts })).toBe(key)
  })
})

describe('isComposing', () => {
  it('is true for the Enter that confirms a candidate, not for the one that searches', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
  })
})

describe('stepped', () => {
  it.each([
    [-1, 1, 3, 0],
    [-1, -1, 3, 2],
    [0, 1, 3, 1],
    [2, 1, 3, 2],
    [0, -1, 3, 0],
    [-1, 1, 0, -1],
    [-1, -1, 0, -1],
  ] as const)('from %i by %i in %i leads to %i', (at, step, length, to) => {
    expect(stepped(at, step, length)).toBe(to)
  })
})
