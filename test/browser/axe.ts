import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of WCAG 2.2 AA and axe's own good practice. */
const all = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const

/** What another colour scheme can break. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const

/** What axe finds wrong with the page as it is now, one sentence each. Empty for nothing. */
export function axeViolations(page: Page): Promise<string[]> {
  return violations(page, all)
}

/** What axe finds wrong with its colours alone: a quarter of the time. */
export function colourViolations(page: Page): Promise<string[]> {
  return violations(page, colours)
}

async function violations(page: Page, runOnly: typeof all | typeof colours): Promise<string[]> {
  // Evaluated by the debugger, not inserted as a script: the page's own policy stays in force.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const result = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`,
  )) as axe.AxeResults
  return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`)
}
