import { appendFileSync, cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rulesDigest } from '../../src/cli/rules-digest.ts'
import { sharedFolder } from '../temporary-folder.ts'

const program = resolve(import.meta.dirname, '../../src')
const copy = sharedFolder()

let copied: string

beforeAll(() => {
  cpSync(program, copy, { recursive: true })
  copied = rulesDigest(copy)
})

/** Whether a change to `file` of the program changes the digest of its rules. */
function changesRules(file: string): boolean {
  const before = rulesDigest(copy)
  appendFileSync(join(copy, file), '\n// changed\n')
  return rulesDigest(copy) !== before
}

describe('the digest of the rules', () => {
  it('is that of the running program, wherever it stands', () => {
    expect(copied).toBe(rulesDigest())
  })

  it.each([
    'parse/title.ts',
    'regions/divisions.tsv',
    'ingest/read-docx.ts',
    'text/segment.ts',
    'statements/indicator.ts',
    'indexing/batch-builder.ts',
    'indexing/impact.ts',
    'indexing/merge-postings.ts',
    'indexing/column-record.ts',
    'indexing/page-sums.ts',
    'indexing/cluster/layout.ts',
  ])('changes with %s, which decides what is written', (file) => {
    expect(changesRules(file)).toBe(true)
  })

  it.each([
    'indexing/find.ts',
    'indexing/evidence.ts',
    'indexing/cluster/rank-request.ts',
    'search/answer.ts',
  ])('does not change with %s, which asks what is there', (file) => {
    expect(changesRules(file)).toBe(false)
  })
})
