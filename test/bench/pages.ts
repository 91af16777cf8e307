import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseReply } from '../../src/parse/parse-reply.ts'
import { loadRegistry } from '../../src/programmes/registry.ts'
import { changes } from '../search/wording/plant-variants.ts'
import { type ServedIndex, serveIndex } from '../serve-program.ts'
import { asSource, CORPUS_SEED } from './corpus.ts'
import { buildFuwen, indexFolder } from './engines/fuwen.ts'
import { generateReplies } from './generate-replies.ts'
import { Random } from './random.ts'

/* How long the pages take, as a reader on the same machine sees it, one request at a time; and how many passages that were
   changed are found again by /same. */

const usage = `npm run bench:pages -- [--size 1000] [--index DIR] [--url URL] [--out FILE]
  --size   replies to generate: 1000 (default), 20000, 100000 or any number
  --index  an index of them that is there already
  --url    a server of them that runs already
  --out    Markdown file to write; default test/bench/pages-SIZE.md
`

/** What is asked of a corpus: as many requests of each kind, the first of them to warm up. */
const REQUESTS = 60
const WARM_UP = 10

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    index: { type: 'string' },
    url: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const size = Number(values.size)
if (values.help || !Number.isInteger(size) || size < 1) process.stdout.write(usage)
else {
  const report = await withServer(measure)
  process.stdout.write(report)
  writeFileSync(values.out ?? fileURLToPath(new URL(`pages-${size}.md`, import.meta.url)), report)
}

type Served = Pick<ServedIndex, 'url' | 'pid'>

async function withServer(work: (server: Served) => Promise<string>): Promise<string> {
  if (values.url !== undefined) return work({ url: values.url, pid: null })
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-pages-'))
  try {
    if (values.index === undefined) await buildFuwen(folder, size)
    const server = await serveIndex(values.index ?? indexFolder(folder))
    try {
      return await work(server)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Wording {
  /** Of a passage of the corpus, 40 characters or more. */
  readonly text: string
  readonly title: string
}

/** Passages that are evenly spread over the corpus. */
function someWordings(): Wording[] {
  loadRegistry()
  const every = Math.max(1, Math.floor(size / REQUESTS))
  const wordings: Wording[] = []
  let at = 0
  for (const generated of generateReplies(size, CORPUS_SEED)) {
    at += 1
    if (at % every !== 0 || wordings.length === REQUESTS) continue
    const reply = parseReply(asSource(generated))
    const long = reply.passages.filter(
      ({ role, text }) => text.length >= 40 && ['done', 'plan', 'problem'].includes(role),
    )
    const { text } = long[at % long.length] ?? { text: '' }
    if (text !== '') wordings.push({ text, title: reply.header.proposal.title ?? reply.header.title ?? text })
  }
  return wordings
}

async function measure(server: Served): Promise<string> {
  const { url } = server
  const wordings = someWordings()
  const random = new Random(CORPUS_SEED)
  const part = (text: string, length: number): string => {
    const from = random.whole(0, Math.max(0, text.length - length))
    return text.slice(from, from + length).replace(/[，。、；“”]/g, ' ')
  }
  const asked = (path: string, name: string, valueOf: (wording: Wording) => string) =>
    wordings.map((wording) => `${path}?${name}=${encodeURIComponent(valueOf(wording))}`)
  // Of other words each time: what was found once is kept.
  const inProvinces = (path: string): string[] =>
    asked(path, 'q', ({ text }) => part(text, 2)).map((asks, at) => `${asks}&region=${11 + (at % 5)}0000`)
  const replies = await findReplies(url, wordings)
  const kinds: readonly (readonly [string, readonly string[], string])[] = [
    ['results: two letters', asked('/search', 'q', ({ text }) => part(text, 2)), '≤ 50'],
    ['results: part of a sentence', asked('/search', 'q', ({ text }) => part(text, 8)), '≤ 50'],
    ['results: a title', asked('/search', 'q', ({ title }) => title), '≤ 50'],
    ['results: a region', wordings.map((_, at) => `/search?region=${11 + (at % 5)}0000`), '≤ 50'],
    ['suggestions', asked('/suggest', 'q', ({ text }) => part(text, 2)), ''],
    ['a reply', replies.map(({ id }) => `/r/${id}`), ''],
    [
      'its counts of same wording, 8 passages',
      replies.map(({ id, anchors }) => `/api/v1/replies/${id}/same?${anchors}`),
      '',
    ],
    ['its similar replies', replies.map(({ id }) => `/api/v1/replies/${id}/similar`), ''],
    ['/same of a passage', asked('/same', 'text', ({ text }) => text.slice(0, 1_000)), '≤ 100'],
    ['a programme', wordings.map(() => '/programmes/315'), ''],
    ['figures of a word in a province', inProvinces('/numbers'), ''],
    ['promises of a word in a province', inProvinces('/commitments'), ''],
    ['a region', wordings.map((_, at) => `/regions/${11 + (at % 5)}0000`), ''],
  ]
  const rows: string[] = []
  for (const [name, paths, goal] of kinds) rows.push(row(name, await times(server, paths), goal))
  return [
    `# Pages over ${size.toLocaleString('en')} replies`,
    '',
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) · Node ${process.version} · \`npm run bench:pages -- --size ${size}\``,
    '',
    'Milliseconds from request to the last byte, on one machine, one request at a time, warm; and what of them the server',
    'worked, which other work on the machine changes less.',
    '',
    '| | median | 95 % | most | server’s processor time, mean | goal |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '| passages with | originals found by `/same` | goal |',
    '| --- | --- | --- |',
    ...(await recall(url, wordings)),
    '',
  ].join('\n')
}

interface Sought {
  readonly id: string
  /** Of eight passages, as the page of the reply asks for them. */
  readonly anchors: string
}

async function findReplies(url: string, wordings: readonly Wording[]): Promise<Sought[]> {
  const found: Sought[] = []
  for (const { title } of wordings) {
    const answer = await json(`${url}/api/v1/search?limit=1&q=${encodeURIComponent(title)}`)
    const [result] = (answer as { results: { id: string }[] }).results
    if (!result) continue
    const reply = await json(`${url}/api/v1/replies/${result.id}`)
    const { passages } = reply as { passages: { anchor: string }[] }
    found.push({
      id: result.id,
      anchors: passages
        .slice(2, 10)
        .map(({ anchor }) => `anchor=${anchor}`)
        .join('&'),
    })
  }
  return found
}

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json()
}

/** Milliseconds. */
interface Taken {
  /** Of each request, ascending. */
  readonly waited: readonly number[]
  /** Of processor time in the server for one request; null where its process is not ours. */
  readonly worked: number | null
}

async function times({ url, pid }: Served, paths: readonly string[]): Promise<Taken> {
  for (const path of paths.slice(0, WARM_UP)) await (await fetch(url + path)).arrayBuffer()
  const waited: number[] = []
  const before = processorTime(pid)
  for (const path of paths) {
    const started = performance.now()
    const response = await fetch(url + path)
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${response.status} for ${path}`)
    waited.push(performance.now() - started)
  }
  const after = processorTime(pid)
  const worked = before === null || after === null ? null : (after - before) / paths.length
  return { waited: waited.sort((a, b) => a - b), worked }
}

/** Milliseconds that a process has worked, in steps of ten; null where the system does not tell (it does on Linux). */
function processorTime(pid: number | null): number | null {
  try {
    const fields = readFileSync(`/proc/${pid ?? ''}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}

function row(name: string, { waited, worked }: Taken, goal: string): string {
  const at = (share: number): string =>
    (waited[Math.min(waited.length - 1, Math.floor(waited.length * share))] ?? 0).toFixed(1)
  const own = worked === null ? '–' : worked.toFixed(1)
  return `| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${own} | ${goal} |`
}

async function recall(url: string, wordings: readonly Wording[]): Promise<string[]> {
  const random = new Random(CORPUS_SEED)
  const others = wordings.map(({ text }) => text)
  const rows: string[] = []
  for (const [name, change] of changes) {
    let found = 0
    for (const { text } of wordings) {
      const changed = change(text, others, random).slice(0, 1_000)
      const answer = await json(`${url}/api/v1/same?text=${encodeURIComponent(changed)}`)
      const { variants } = answer as { variants: { text: string }[] }
      if (variants.some((variant) => variant.text === text)) found += 1
    }
    rows.push(`| ${name} | ${found} of ${wordings.length} | ≥ 95 % |`)
  }
  return rows
}
