import { describe, expect, it } from 'vitest'
import { answerTo, nameReply } from '../../src/reply/shown-title.ts'

const named = { title: null, proposalTitle: null, docType: 'reply', authority: null } as const
const asked = '关于新密市老旧小区改造加装电梯的建议'

describe('nameReply', () => {
  it.each([
    ['its title', { ...named, title: '关于第52号提案的答复', proposalTitle: asked }, '关于第52号提案的答复'],
    ['what it answers', { ...named, title: asked, proposalTitle: asked }, `对《${asked}》的答复`],
    [
      'what an opinion is on',
      { ...named, title: asked, proposalTitle: asked, docType: 'co-handler-opinion' },
      `对《${asked}》的会办意见`,
    ],
    [
      'whose it is',
      { ...named, docType: 'work-summary', authority: '建德市科学技术局' },
      '建德市科学技术局的工作总结（无标题）',
    ],
    ['nothing', named, '（无标题）'],
  ] as const)('names a reply by %s', (_what, reply, text) => {
    expect(nameReply(reply).text).toBe(text)
  })

  it('says where the title stands, so that hits in it can be marked', () => {
    const title = '关于落实《河长制规定》的提案'
    const { text, shift } = nameReply({ ...named, title, proposalTitle: title })
    expect(text).toBe('对《关于落实〈河长制规定〉的提案》的答复')
    expect(text.slice(shift, shift + title.length)).toBe('关于落实〈河长制规定〉的提案')
  })

  it('does not make an answer of what is none', () => {
    expect(answerTo(asked, 'work-summary')).toBe(asked)
  })
})
