import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/search/parse-query.ts'
import { qualifierNames } from '../../src/search/query/qualifier-names.ts'

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8')

/** Understood, but there is nothing yet that it could limit. */
const unsupported = ['has', '含有']

describe('the names of qualifiers', () => {
  it.each(qualifierNames().filter((name) => !unsupported.includes(name)))(
    '%s: stands in the README',
    (name) => {
      expect(readme).toContain(`${name}:`)
    },
  )

  it.each(qualifierNames())('%s: without a value is left out, and said to be', (name) => {
    expect(parseQuery(`双倍增 ${name}:`).notices.join()).toContain(`“${name}:”后面没有内容`)
  })
})
