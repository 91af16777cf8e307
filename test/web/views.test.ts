import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const views = new URL('../../views/', import.meta.url)
const sources = new URL('../../src/web/', import.meta.url)

function filesBelow(folder: URL, ending: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])
}

const allViews = filesBelow(views, '.ejs')

it('sees the views', () => {
  expect(allViews.map(([name]) => name)).toEqual(
    expect.arrayContaining(['search.ejs', 'partials/result.ejs']),
  )
})

describe.each(allViews)('%s', (_name, view) => {
  it('prints raw only what other views and markedHtml made', () => {
    const raw = [...view.matchAll(/<%-(.*?)%>/gs)].map((match) => (match[1] ?? '').trim())
    for (const expression of raw)
      expect(expression).toMatch(/^(include\('[a-z/-]+', .*\)|include\('[a-z/-]+'\)|[\w.]+\.marked)$/)
  })

  it('quotes every attribute that holds a value', () => {
    expect(view).not.toMatch(/=\s*<%/)
    expect(view).not.toMatch(/='[^']*<%/)
  })

  it('has no script, no style and no handler written into it', () => {
    const withoutFiles = view.replaceAll(/<script (?:type="module" )?src="<%= [\w.]+ %>"><\/script>/g, '')
    expect(withoutFiles).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i)
  })
})

it('only marked-html.ts makes a value that may be printed raw', () => {
  const makers = filesBelow(sources, '.ts').filter(([, source]) => source.includes('as MarkedHtml'))
  expect(makers.map(([name]) => name)).toEqual(['marked-html.ts'])
})

it('every value printed raw is declared as made by markedHtml', () => {
  const types = filesBelow(sources, '.ts').flatMap(([, source]) => [
    ...source.matchAll(/readonly marked\??: (.*)/g),
  ])
  expect(types.length).toBeGreaterThan(2)
  for (const [, type] of types) expect(type).toMatch(/^MarkedHtml\b/)
})
