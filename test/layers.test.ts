import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'src')

/** What each folder of src may import besides itself: the architecture, as src/README.md draws it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  reply: ['text'],
  regions: ['text', 'reply'],
  programmes: ['text', 'reply'],
  ingest: ['text', 'reply'],
  parse: ['text', 'reply', 'regions', 'programmes'],
  statements: ['text', 'reply'],
  indexing: ['text', 'reply', 'statements'],
  search: ['text', 'reply', 'regions', 'programmes', 'indexing'],
  drafting: ['text', 'reply', 'regions', 'programmes', 'ingest', 'parse', 'statements', 'indexing', 'search'],
  web: ['text', 'reply', 'search', 'drafting'],
  cli: ['text', 'reply', 'regions', 'programmes', 'ingest', 'parse', 'indexing', 'search', 'drafting', 'web'],
}

/** Where a package may be imported, as the beginning of a path. */
const onlyIn: Readonly<Record<string, string>> = {
  nodejieba: 'text/segment.ts',
  'opencc-js/t2cn': 'text/simplify.ts',
  flexsearch: 'indexing/',
  lmdb: 'indexing/',
  '@opensearch-project/opensearch': 'indexing/cluster/',
  htmlparser2: 'ingest/',
  yauzl: 'ingest/',
  saxes: 'ingest/',
  'csv-parse': 'ingest/',
  'csv-parse/sync': 'ingest/',
  'pdfjs-dist/legacy/build/pdf.mjs': 'ingest/',
  docx: 'drafting/export/',
  'pinyin-pro': 'search/suggest/',
  'diff-match-patch-es': 'search/wording/',
  'csv-stringify/sync': 'web/formats/',
  express: 'web/',
  ejs: 'web/',
}

interface Import {
  /** Path below src. */
  readonly from: string
  /** Path below src, or the name of a package. */
  readonly to: string
}

function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
  )
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8')
  const required = [...text.matchAll(/\brequire\('([^']+)'\)/g)].map((match) => match[1] ?? '')
  const imported = ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName)
  return [...imported, ...required].map((name) => ({
    from: file,
    to: name.startsWith('.') ? relative(source, resolve(source, file, '..', name)) : name,
  }))
}

const folderOf = (path: string): string => path.split('/')[0] ?? ''

/** The imports that break a rule, as sentences. */
function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [here, there] = [folderOf(from), folderOf(to)]
    const home = onlyIn[to]
    if (home !== undefined) return from.startsWith(home) ? [] : [`${from} imports ${to}`]
    if (mayImport[there] === undefined || here === there) return []
    return mayImport[here]?.includes(there) ? [] : [`${from} imports ${to}`]
  })
}

/** Files that import each other, directly or by way of others; empty where there are none. */
function circle(imports: readonly Import[]): string[] {
  const left = new Set(imports.map(({ from }) => from))
  for (let before = Infinity; left.size < before; ) {
    before = left.size
    // Whoever imports none of those left is in no circle.
    const held = new Set(
      imports.filter(({ from, to }) => left.has(from) && left.has(to)).map(({ from }) => from),
    )
    for (const file of left) if (!held.has(file)) left.delete(file)
  }
  return [...left]
}

const imports = sourceFiles().flatMap(importsOf)

describe('the layers of src', () => {
  it('are just the folders that the rule names', () => {
    expect([...new Set(sourceFiles().map(folderOf))].toSorted()).toEqual(Object.keys(mayImport).toSorted())
  })

  it('import in one direction, and packages only where they are at home', () => {
    expect(violations(imports)).toEqual([])
  })

  it('would not let a planted import pass', () => {
    expect(violations([{ from: 'text/fold.ts', to: 'reply/reply.ts' }])).toHaveLength(1)
    expect(violations([{ from: 'search/facets.ts', to: 'lmdb' }])).toHaveLength(1)
    expect(violations([{ from: 'web/app.ts', to: 'indexing/store.ts' }])).toHaveLength(1)
  })

  it('have no circle', () => {
    const closed = new Set<string>()
    for (const [folder, below] of Object.entries(mayImport)) {
      for (const other of below) expect(closed).toContain(other)
      closed.add(folder)
    }
  })

  it('are of files that do not import each other in a circle, not even their types', () => {
    expect(circle(imports)).toEqual([])
    const planted = [
      { from: 'text/fold.ts', to: 'text/terms.ts' },
      { from: 'text/terms.ts', to: 'text/fold.ts' },
    ]
    expect(circle(planted)).toEqual(['text/fold.ts', 'text/terms.ts'])
  })

  it('read arguments and environment, and end the process, only in cli and in the programs that children run', () => {
    const childPrograms = ['ingest/extract-child.ts']
    const touching = sourceFiles().filter((file) => {
      const text = readFileSync(join(source, file), 'utf8')
      return (
        /process\.(?:argv|env|exit)\b/.test(text) && folderOf(file) !== 'cli' && !childPrograms.includes(file)
      )
    })
    expect(touching).toEqual([])
  })
})
