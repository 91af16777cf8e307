import type { Express, RequestHandler } from 'express'
import type { Drafter } from '../drafting/drafter.ts'
import type { Searcher } from '../search/searcher.ts'
import { serveAboutData } from './pages/about-data.ts'
import { commitmentsPage } from './pages/commitments.ts'
import { serveCompare } from './pages/compare.ts'
import { numbersPage } from './pages/numbers.ts'
import { serveProgramme } from './pages/programme.ts'
import { serveProgrammes } from './pages/programmes.ts'
import { serveRegion } from './pages/region.ts'
import { serveRegions } from './pages/regions.ts'
import { serveStatements } from './pages/statements.ts'

/** Adds the pages that are tables over all replies: each as HTML, in its other forms, and below `/api/v1`. The last
 *  part of `/programmes/:name` and `/regions/:name` carries the form itself. */
export function addTableRoutes(
  app: Express,
  { searcher, drafter }: { searcher: Searcher; drafter: Drafter },
): void {
  const add = (path: string, handler: RequestHandler): void => {
    const forms = path.includes(':') ? [] : [`${path}.json`, `${path}.csv`]
    app.get([path, ...forms, `/api/v1${path}`], handler)
  }
  add('/programmes', serveProgrammes(searcher))
  add('/programmes/:name', serveProgramme(searcher))
  add('/regions', serveRegions(searcher))
  add('/regions/:name', serveRegion(searcher))
  add('/compare', serveCompare(searcher))
  add('/about/data', serveAboutData(searcher))
  add('/numbers', serveStatements({ searcher, drafter }, numbersPage))
  add('/commitments', serveStatements({ searcher, drafter }, commitmentsPage))
}
