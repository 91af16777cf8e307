import { describe, expect, it } from 'vitest'
import { matterOf, titleOf } from '../../../src/drafting/similar/read-proposal.ts'

describe('the title of a proposal', () => {
  it.each([
    ['关于加大科技企业培育力度的建议\n一、加大培育。', '关于加大科技企业培育力度的建议'],
    ['第52号提案\n关于推进农村公路建设的提案\n正文……', '关于推进农村公路建设的提案'],
    ['关于进一步优化养老服务的建议', '关于进一步优化养老服务的建议'],
  ])('stands in a reply as it stands in %j', (text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it('is null where there is none', () => {
    expect(titleOf('农村公路年久失修，建议加大投入。')).toBeNull()
    expect(matterOf('农村公路年久失修，建议加大投入。')).toBeNull()
  })

  it('is searched for without its frame', () => {
    expect(matterOf('关于进一步优化养老服务的建议')).toBe('养老服务')
  })
})
