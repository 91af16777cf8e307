import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { type CheerioAPI, load } from 'cheerio'
import type { Drafter } from '../../src/drafting/drafter.ts'
import { statementChoices } from '../../src/drafting/tables/statement-choices.ts'
import { commitmentTable, numberTable } from '../../src/drafting/tables/statement-tables.ts'
import type { Reply } from '../../src/reply/reply.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { type AppOptions, createApp } from '../../src/web/app.ts'
import { type Listening, listen } from '../../src/web/listen.ts'
import { statementIndex } from '../drafting/tables/statement-index.ts'
import { fakeSearcher } from './fake-searcher.ts'

/** The real app behind real HTTP on a free port. */
export interface TestServer {
  readonly url: string
  /** What the app has logged so far. */
  readonly logged: object[]
  get(path: string, init?: RequestInit): Promise<Response>
  /** The page at `path`, parsed. */
  page(path: string): Promise<CheerioAPI>
  close(): Promise<void>
}

const nothingFound = {
  findings: [],
  overlap: { share: 0, runs: [], sources: [] },
  asks: [],
  own: null,
  isPart: false,
}

export async function serve(
  replies: readonly Reply[],
  {
    searcher = {},
    drafter = {},
    ...options
  }: { searcher?: Partial<Searcher>; drafter?: Partial<Drafter> } & Partial<AppOptions> = {},
): Promise<TestServer> {
  const logged: object[] = []
  const index = statementIndex(replies)
  const app = createApp(
    {
      searcher: { ...fakeSearcher(replies), ...searcher },
      drafter: {
        similar: async () => [],
        check: async () => nothingFound,
        withTitleLines: (title) => title,
        numbers: numberTable(index),
        commitments: commitmentTable(index),
        prepareTables: async () => undefined,
        statementChoices: async () => statementChoices(await index.state()),
        ...drafter,
      },
    },
    { log: (line) => logged.push(line), ...options },
  )
  const server: Listening = await listen(app, { host: '127.0.0.1', port: 0 })
  const get = (path: string, init?: RequestInit) => fetch(server.url + path, { redirect: 'manual', ...init })
  return {
    url: server.url,
    logged,
    get,
    page: async (path) => load(await (await get(path)).text()),
    close: () => server.close(),
  }
}

/** A request with any headers: fetch sends its own Host and, beside If-None-Match, a Cache-Control that forbids 304. */
export function getWith(
  url: string,
  headers: OutgoingHttpHeaders,
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, method }, (response) => {
      const { statusCode = 0, headers: sentBack } = response
      text(response).then((body) => resolve({ status: statusCode, headers: sentBack, body }), reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** The text of the elements that `selector` finds, white space at the ends removed. */
export function texts($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ' ').trim())
}

/** The address of the first link whose text holds `label`; undefined when there is none. */
export function linkTo($: CheerioAPI, label: string): string | undefined {
  return $('a')
    .filter((_, link) => $(link).text().includes(label))
    .attr('href')
}

/** Where a link of a page leads, readable. */
export function address(href: string | undefined): string {
  return decodeURIComponent(href ?? '')
}
