import { describe, expect, it } from 'vitest'
import { replyId } from '../../src/parse/reply-id.ts'

describe('replyId', () => {
  it('is twelve characters of a–z and 2–7', () => {
    for (const source of ['', 'seeds/000.txt', '答复/一.txt'])
      expect(replyId(source)).toMatch(/^[a-z2-7]{12}$/)
  })

  it('is the base32 of the SHA-256 of the name', () => {
    // SHA-256 of the empty string begins with e3 b0 c4 42 98 fc 1c 14.
    expect(replyId('')).toBe('4oymiquy7qob')
  })

  it('differs for different names', () => {
    expect(replyId('seeds/000.txt')).not.toBe(replyId('seeds/001.txt'))
  })
})
