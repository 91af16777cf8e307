import { beforeAll, describe, expect, it } from 'vitest'
import { plainRequest, type SearchRequest } from '../../src/search/request.ts'
import type { Survey } from '../../src/search/searcher.ts'
import { fakeSearcher } from './fake-searcher.ts'
import { sampleReply, samples, yuhuan } from './sample-replies.ts'
import { address, linkTo, serve, type TestServer, texts } from './server.ts'

let server: TestServer

beforeAll(async () => {
  server = await serve(samples)
  return () => server.close()
})

/** A server whose searcher says this of each request. */
function surveying(survey: (request: SearchRequest) => Partial<Survey>): Promise<TestServer> {
  return serve(samples, {
    searcher: {
      survey: async (request) => ({ request, excluded: [], subject: null, ...survey(request) }),
    },
  })
}

describe('filters', () => {
  it('add a value with its count, and take it away again', async () => {
    const $ = await server.page('/search?q=双倍增')
    expect(texts($, 'aside h3')).toEqual(['地区', '工程与行动', '章节', '年份', '类别', '答复单位'])
    expect(address(linkTo($, '建德市 1'))).toBe('/search?q=双倍增&region=330182')
    const filtered = await server.page(linkTo($, '建德市 1') ?? '')
    expect(texts(filtered, 'article h2')).toEqual(['建德市科学技术局的工作总结（无标题）'])
    expect(address(linkTo(filtered, '移除筛选：建德市'))).toBe('/search?q=双倍增')
  })

  it('say how many replies have no region, unless one is chosen', async () => {
    const said = { marker: null, heading: null, role: 'done', passages: ['建成停车场12个。'] } as const
    const unplaced = sampleReply('nowherenowhe', [said], { header: yuhuan.header })
    const some = await serve([...samples, unplaced])
    const $ = await some.page('/search')
    expect(texts($, '.filter-region .quiet')).toEqual(['另有 1 篇地区不明。'])
    expect(texts($, '.filter-year .quiet')).toEqual([])
    expect(texts(await some.page('/search?region=330000'), '.filter-region .quiet')).toEqual([])
    await some.close()
  })

  it('take the code that a region had before a reform for the region, once', async () => {
    const $ = await server.page('/search?region=331021&region=331083')
    expect(texts($, 'article h2').length).toBe(1)
    expect(linkTo($, '移除筛选：地区：玉环市')).toBe('/search')
  })

  it('are alternatives within one and cumulative between them', async () => {
    const $ = await server.page('/search?region=330182&region=331083&section=plan')
    expect(texts($, 'article h2').length).toBe(1)
    expect(address(linkTo($, '移除筛选：地区：建德市'))).toBe('/search?region=331083&section=plan')
  })

  it('narrow a chosen province to its county instead of adding what it holds already', async () => {
    const real = await serve(samples, {
      searcher: {
        search: async (request) => {
          const answer = await fakeSearcher(samples).search({ ...request, region: [] })
          const region = ['330000', '331083', '371300'].map((value) => ({
            value,
            label: value,
            count: 1,
            selected: request.region.includes(value),
          }))
          return { ...answer, facets: { ...answer.facets, region } }
        },
      },
    })
    const $ = await real.page('/search?region=330000&region=371300')
    expect(linkTo($, '331083')).toBe('/search?region=371300&region=331083')
    const narrowed = await real.page('/search?region=331083')
    expect(linkTo(narrowed, '330000')).toBe('/search?region=330000')
    await real.close()
  })

  it('show every chosen value as a removable chip, also one that nothing has', async () => {
    const $ = await server.page('/search?q=双倍增&region=110000&section=plan&year=2024')
    expect(texts($, '[aria-label="已选筛选"] a')).toEqual([
      '移除筛选：地区：北京市×',
      '移除筛选：章节：下一步打算×',
      '移除筛选：年份：2024×',
      '清除全部筛选',
    ])
    expect(address(linkTo($, '清除全部筛选'))).toBe('/search?q=双倍增')
  })

  it('stay when new words are searched, and start again at the first page', async () => {
    const $ = await server.page('/search?q=双倍增&section=plan&sort=date&page=2')
    const sent = $('main form').serializeArray()
    expect(sent).toEqual([
      { name: 'q', value: '双倍增' },
      { name: 'section', value: 'plan' },
      { name: 'sort', value: 'date' },
    ])
    expect(address(linkTo($, '政协提案'))).not.toContain('page=')
  })

  it('fold rare values away but never a chosen one', async () => {
    const offices = Array.from({ length: 12 }, (_, at) =>
      sampleReply(`town${'abcdefghijkl'.charAt(at).repeat(8)}`, [], {
        header: { ...yuhuan.header, authority: `第${at}局` },
      }),
    )
    const many = await serve(offices)
    const $ = await many.page('/search?authority=第11局')
    const folded = texts($, 'aside details li').join()
    expect(texts($, 'aside summary')).toEqual(['更多答复单位（3）'])
    expect(folded).toContain('第10局')
    expect(folded).not.toContain('第11局')
    await many.close()
  })
})

describe('typed qualifiers', () => {
  it('are chips, and stand in the links as filters', async () => {
    const typing = await surveying((request) => ({
      request: { ...plainRequest('双倍增'), region: ['331083'], sort: request.sort },
      excluded: [{ field: 'kind', label: '类别:建议', without: plainRequest('双倍增 地区:玉环') }],
    }))
    const $ = await typing.page('/search?q=双倍增 地区:玉环 -类别:建议')
    expect($('#q').attr('value')).toBe('双倍增 地区:玉环 -类别:建议')
    expect(texts($, '[aria-label="已选筛选"] a').slice(0, 2)).toEqual([
      '移除筛选：地区：玉环市×',
      '移除筛选：不要 类别：建议×',
    ])
    expect(address(linkTo($, '不要 类别：建议'))).toBe('/search?q=双倍增+地区:玉环')
    expect(address(linkTo($, '移除筛选：玉环市'))).toBe('/search?q=双倍增')
    expect(address(linkTo($, '下一步打算'))).toBe('/search?q=双倍增&region=331083&section=plan')
    await typing.close()
  })
})

describe('the diagram of years', () => {
  const inYears = (years: readonly number[]) =>
    serve(
      years.map((year, at) =>
        sampleReply(`year${'abcdefghijkl'.charAt(at).repeat(8)}`, [], {
          header: { ...yuhuan.header, signedOn: `${year}-05-20` },
        }),
      ),
    )

  it('has a bar for each year, a link that filters, and the number for those who do not see it', async () => {
    const some = await inYears([2021, 2023, 2023, 2024])
    const $ = await some.page('/search')
    expect(texts($, 'aside ol li')).toEqual(['1，2021', '0，2022', '2，2023', '1，2024'])
    const bars = $('aside rect').toArray()
    expect(bars.map((bar) => $(bar).attr('height'))).toEqual(['50', '100', '50'])
    expect(linkTo($, '2，2023')).toBe('/search?year=2023')
    const chosen = await some.page('/search?year=2023')
    expect(linkTo(chosen, '移除筛选：2023')).toBe('/search')
    await some.close()
  })

  it('leaves what is older to the list, and the only year', async () => {
    const some = await inYears([1998, 2016, 2024])
    const $ = await some.page('/search')
    expect(texts($, 'aside ol li').length).toBe(8)
    expect(texts($, '.filter-year details li').toSorted()).toEqual(['1998 1', '2016 1'])
    const chosen = await some.page('/search?year=1998')
    expect(texts(chosen, '.filter-year > ul li')).toEqual(['移除筛选：1998 1'])
    await some.close()
    const one = await inYears([2024])
    expect(texts(await one.page('/search'), '.filter-year li')).toEqual(['2024 1'])
    await one.close()
  })
})
