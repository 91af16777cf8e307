import type { RequestHandler } from 'express'
import { type ProgrammeAnswer, quoteTable } from '../../search/holdings/programme-answer.ts'
import { programmeTable } from '../../search/holdings/programme-table.ts'
import type { Searcher } from '../../search/searcher.ts'
import { requestFor, sendFeed } from '../formats/feed.ts'
import { urlIn } from '../formats/formats.ts'
import { programmeTable as csvTable } from '../formats/tables.ts'
import { HttpProblem } from '../problems.ts'
import { readTableRequest, tableUrl } from '../table-requests.ts'
import { pagesView, programmeView } from './programme-view.ts'
import { serveTable } from './serve-table.ts'

/** `GET /programmes/:id`: one programme, region by region. */
export function serveProgramme(searcher: Searcher): RequestHandler {
  return serveTable(searcher, async ({ page: path, name: id }, given) => {
    const request = readTableRequest(given, path)
    const table = programmeTable(await searcher.holdings(), id, request)
    if (table === null) throw noSuchProgramme()
    const answer = await quoteTable(table, (reply) => searcher.reply(reply))
    const url = tableUrl(path, request)
    const pages = pagesView(answer, request, path)
    return {
      url,
      answer: { ...answer, next: pages.next === null ? null : `/api/v1${pages.next}` },
      next: pages.next,
      previous: pages.previous,
      whole: pages.all === null ? null : { label: `全部 ${answer.rowCount} 行`, url: pages.all },
      name: `复文-${answer.programme.name}-各地区`,
      table: (source) => csvTable(answer, source),
      template: 'programme',
      title: titleOf(answer),
      view: () => programmeView(answer, request, path),
      feed: (response, site) => {
        const region = request.region === null ? [] : [request.region]
        const place = { title: `复文：${answer.programme.name}`, site, self: urlIn('atom', url), page: url }
        return sendFeed(response, searcher, { request: requestFor({ programme: [id], region }), place })
      },
    }
  })
}

function noSuchProgramme(): HttpProblem {
  return new HttpProblem({
    status: 404,
    title: '没有这个项目',
    details: ['名录里没有这个标识，资料里也没有。请从项目一览中选择。'],
    wayOn: { href: '/programmes', label: '工程与行动一览' },
  })
}

function titleOf({ programme, region }: ProgrammeAnswer): string {
  const where = region === null ? '' : `（${region.name}）`
  return `${programme.name}：各地区情况${where}`
}
