import { fileURLToPath } from 'node:url'
import express from 'express'
import type { Drafter } from '../drafting/drafter.ts'
import type { Searcher } from '../search/searcher.ts'
import { serveReplyApi, serveSearchApi } from './api.ts'
import { serveAsset } from './assets.ts'
import { compressAnswers } from './compress.ts'
import { readJson, serveCheckApi, serveSimilarApi } from './drafting-api.ts'
import { serveOpenApi } from './formats/openapi.ts'
import { refuseEncodedBodies, refuseForeignHosts, refuseLongAddresses, refuseOtherMethods } from './guards.ts'
import { serveLiveness, serveReadiness } from './health.ts'
import { closeConnections, standInLine } from './load.ts'
import { readCheckForm, readFile, serveCheckPage, serveSentText } from './pages/check.ts'
import { serveClips } from './pages/clips.ts'
import { readProposalForm, serveDraftPage } from './pages/draft.ts'
import { serveDraftExport } from './pages/draft-export.ts'
import { serveNearPassages } from './pages/near.ts'
import { serveReplyPage } from './pages/reply.ts'
import { serveSamePage } from './pages/same.ts'
import { serveSearchPage } from './pages/search.ts'
import { serveSearchForms } from './pages/search-forms.ts'
import { serveStartPage } from './pages/start.ts'
import { answerProblem, notFound } from './problems.ts'
import { sendSecurityHeaders } from './security-headers.ts'
import { readForm } from './sent-parameters.ts'
import { notePlaceAndDay, type PublicHost, serveOpenSearch, serveRobots } from './site.ts'
import { serveSuggestions } from './suggestions.ts'
import { addTableRoutes } from './table-routes.ts'
import { serveSameApi, serveSimilarReplies, serveWordingCounts } from './wording-api.ts'

/** What answers: searches, and what writers of replies ask. */
export interface Services {
  readonly searcher: Searcher
  readonly drafter: Drafter
}

/** What the server needs besides its data. */
export interface AppOptions {
  /** Takes one object for each fault; it holds an id, never a query. */
  readonly log: (line: object) => void
  /** Under which the server may be asked besides IP addresses and localhost. */
  readonly publicHosts?: readonly PublicHost[]
  /** Aborted when the server is about to end. */
  readonly closing?: AbortSignal
  /** Milliseconds by which waiting is measured; the system's where not given. */
  readonly now?: () => number
}

/** The whole web server, except for listening. One line for each concern, in the order of their turn. */
export function createApp(
  { searcher, drafter }: Services,
  { log, publicHosts = [], closing, now }: AppOptions,
): express.Express {
  const app = configuredExpress()
  app.use(sendSecurityHeaders)
  app.use(closeConnections(closing))
  app.use(standInLine(now))
  app.use(compressAnswers)
  app.use(refuseLongAddresses)
  app.use(refuseEncodedBodies)
  app.use(refuseForeignHosts(publicHosts.map(({ name }) => name)))
  app.use(notePlaceAndDay(publicHosts))
  app.use(
    refuseOtherMethods(
      ['/search', '/draft', '/check'],
      ['/draft/export', '/api/v1/similar', '/api/v1/check', '/api/v1/check/file'],
    ),
  )
  app.get('/assets/:name', serveAsset)
  app.get('/', serveStartPage(searcher))
  app.get('/search', serveSearchPage(searcher))
  app.post('/search', readForm, serveSearchPage(searcher))
  app.get('/suggest', serveSuggestions(searcher))
  app.get('/r/:id', serveReplyPage(searcher))
  app.get('/r/:id/near/:anchor', serveNearPassages(searcher))
  app.get('/clips', serveClips(searcher))
  app.get('/same', serveSamePage(searcher))
  app.get('/draft', serveDraftPage(searcher, drafter))
  app.post('/draft/export', readProposalForm, serveDraftExport(drafter))
  app.post('/draft', readProposalForm, serveDraftPage(searcher, drafter))
  app.get(['/search.csv', '/search.atom'], serveSearchForms(searcher))
  app.get(['/api/v1/search', '/search.json'], serveSearchApi(searcher))
  app.get('/api/v1/replies/:id', serveReplyApi(searcher))
  app.get('/api/v1/same', serveSameApi(searcher))
  app.get('/api/v1/replies/:id/same', serveWordingCounts(searcher))
  app.get('/api/v1/replies/:id/similar', serveSimilarReplies(searcher))
  app.post('/api/v1/similar', readJson, serveSimilarApi(drafter))
  app.post('/api/v1/check', readJson, serveCheckApi(drafter))
  app.post('/api/v1/check/file', readFile, serveSentText)
  app.get('/check', serveCheckPage({ searcher, drafter }))
  app.post('/check', readCheckForm, serveCheckPage({ searcher, drafter }))
  addTableRoutes(app, { searcher, drafter })
  app.get('/opensearch.xml', serveOpenSearch)
  app.get('/robots.txt', serveRobots)
  app.get('/api/v1/openapi.json', serveOpenApi)
  app.get('/livez', serveLiveness)
  app.get(['/readyz', '/healthz'], serveReadiness(searcher, { log, closing }))
  app.use(notFound)
  app.use(answerProblem(log))
  return app
}

function configuredExpress(): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('query parser') // read-request.ts reads the URL as sent
  app.enable('case sensitive routing')
  app.set('view engine', 'ejs')
  app.set('views', fileURLToPath(new URL('../../views', import.meta.url)))
  app.enable('view cache')
  return app
}
