import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of WCAG 2.2 AA and axe's own good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it is now, one sentence each. Empty for nothing. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, not inserted as a script: the page's own policy stays in force.
  await page.evaluate(axe.source)
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`,
  )) as axe.AxeResults
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`)
}
