import { describe, expect, it } from 'vitest'
import { type SearchRequest } from '../../src/search/request.ts'
import type { Survey } from '../../src/search/searcher.ts'
import type { Subject } from '../../src/search/subject.ts'
import { samples } from './sample-replies.ts'
import { serve, type TestServer } from './server.ts'

/** A server whose searcher says this of each request. */
function surveying(survey: (request: SearchRequest) => Partial<Survey>): Promise<TestServer> {
  return serve(samples, {
    searcher: {
      survey: async (request) => ({ request, excluded: [], subject: null, ...survey(request) }),
    },
  })
}

describe('what a query names', () => {
  const held = { replies: 3, provinces: 2, years: [2023, 2024] as const }

  it.each([
    [
      {
        kind: 'programme',
        id: '315',
        name: '“315”科技创新体系建设工程',
        aliases: ['“315”', '315工程'],
        note: '与“115”引智计划无关。',
        held,
      },
      '/programmes/315',
      '工程与行动 “315”科技创新体系建设工程 3 篇答复 2 个省份 2023–2024 年 又称：315、315工程。与“115”引智计划无关。 哪些地区在做 →',
    ],
    [
      { kind: 'region', code: '331083', path: ['浙江省', '台州市', '玉环市'], held },
      '/regions/331083',
      '地区 浙江省 › 台州市 › 玉环市 3 篇答复 2023–2024 年 这个地区的答复概况 →',
    ],
    [
      { kind: 'authority', name: '玉环市科学技术局', held: { ...held, years: null } },
      `/search?authority=${encodeURIComponent('玉环市科学技术局')}`,
      '答复单位 玉环市科学技术局 3 篇答复 只看这个单位的答复 →',
    ],
    [
      { kind: 'reply', id: 'yuhuanyuhuan', title: '答复的函', docNumber: '玉科〔2024〕25号' },
      '/r/yuhuanyuhuan',
      '发文字号 玉科〔2024〕25号 答复的函 打开这篇答复 →',
    ],
  ] satisfies [Subject, string, string][])('has a card: %o', async (subject, href, text) => {
    const naming = await surveying(() => ({ subject }))
    const $ = await naming.page('/search?q=315')
    const card = $('main section').has('#card-heading')
    expect(card.find('h2 a').attr('href')).toBe(href)
    expect(card.text().replace(/\s+/g, ' ').trim()).toBe(text)
    expect((await naming.page('/search?q=315&page=2'))('#card-heading').length).toBe(0)
    await naming.close()
  })
})
