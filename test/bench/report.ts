import { cpus } from 'node:os'
import { type ChangeTimings, changeTasks } from './changes.ts'
import type { CorpusFacts } from './corpus.ts'
import { type DraftingTimings, draftingTasks } from './drafting-texts.ts'
import type { EngineFigures } from './engines/engine.ts'
import type { Timing } from './measure.ts'
import type { ParseRate, Rate } from './rates.ts'
import { digits, megabytes, queryHeads, table } from './tables.ts'

/** All that one run found out. */
export interface BenchFigures {
  readonly corpus: CorpusFacts
  readonly parseRates: readonly ParseRate[]
  readonly jiebaOneCore: Rate
  readonly jiebaAllCores: Rate
  readonly cores: number
  readonly engines: readonly EngineFigures[]
  readonly drafting: DraftingTimings
  readonly changes: ChangeTimings
  /** Engines that were asked for and could not be measured, and why. */
  readonly missing: readonly string[]
}

/** The report as Markdown: what was measured on which machine, and one table for building and two for queries. */
export function describeFigures(figures: BenchFigures): string {
  const { corpus, engines } = figures
  return [
    `# Bench: ${corpus.replies.toLocaleString('en')} replies`,
    '',
    ...describeRun(figures),
    '',
    '## Building and keeping',
    '',
    ...buildTable(figures),
    '',
    '## Queries, milliseconds: p50 / p99, warm',
    '',
    ...queryTable(engines, ''),
    '',
    'The same with a filter (one province):',
    '',
    ...queryTable(engines, '+filter'),
    '',
    ...describeAnswers(figures),
    '',
    '## Drafting, milliseconds: p50 / p99, warm',
    '',
    ...taskTable(draftingTasks, figures.drafting),
    '',
    '## A run of the indexer, milliseconds: p50 / p99, jieba loaded',
    '',
    ...taskTable(changeTasks, figures.changes),
    '',
  ].join('\n')
}

/** Text that the parser is to read in a second on one core, without segmentation, in MB. */
const PARSE_GOAL: Rate = 20

function describeRun(figures: BenchFigures): string[] {
  const { corpus, parseRates, jiebaOneCore, jiebaAllCores, cores, engines } = figures
  const date = new Date().toISOString().slice(0, 10)
  return [
    `${date} · ${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}) · Node ${process.version} · \`npm run bench -- --size ${corpus.replies}\``,
    '',
    `${corpus.passages.toLocaleString('en')} passages, ${megabytes(corpus.bytes)} MB of UTF-8, ${corpus.wordsPerPassage} words a passage for the peers.`,
    `Parsing alone, MB/s on one core (goal: ${PARSE_GOAL}): ${parseRates.map(({ kind, rate }) => `${kind} ${rate.toFixed(1)}`).join(' · ')}.`,
    `nodejieba alone cuts ${jiebaOneCore.toFixed(1)} MB/s on one core, ${jiebaAllCores.toFixed(1)} MB/s on ${cores}.`,
    ...describeBuild(corpus, engines[0], jiebaAllCores),
  ]
}

/** `built` is the engine that was built from the raw text. */
function describeBuild(corpus: CorpusFacts, built: EngineFigures | undefined, jieba: Rate): string[] {
  if (!built) return []
  const rate = corpus.bytes / 1e3 / built.buildMs
  return [
    `${built.name} is built at ${rate.toFixed(2)} MB/s, ${Math.round((100 * rate) / jieba)} % of that, with ${megabytes(built.buildMemory)} MB of memory in all of its processes.`,
  ]
}

function buildTable({ corpus, engines }: BenchFigures): string[] {
  const rows = engines.map((engine) => [
    engine.name,
    (engine.buildMs / 1000).toFixed(1),
    (corpus.bytes / 1e3 / engine.buildMs).toFixed(2),
    Math.round(corpus.passages / (engine.buildMs / 1000)).toLocaleString('en'),
    megabytes(engine.buildMemory),
    engine.openMs === null ? 'builds anew' : engine.openMs.toFixed(1),
    megabytes(engine.memory),
    engine.disk === null ? '–' : `${megabytes(engine.disk)} (${(engine.disk / corpus.bytes).toFixed(2)}×)`,
  ])
  const head = [
    '',
    'build s',
    'MB/s',
    'passages/s',
    'build MB',
    'open to first answer ms',
    'memory MB',
    'disk MB',
  ]
  return table(head, rows)
}

function queryTable(engines: readonly EngineFigures[], suffix: string): string[] {
  const rows = engines.map(({ name, timings }) => [
    name,
    ...queryHeads.map(([kind]) => describeTiming(timings[kind + suffix])),
  ])
  return table(['', ...queryHeads.map(([, head]) => head)], rows)
}

const WANTED = 300

function describeTiming(timing: Timing | undefined): string {
  if (!timing || timing.queries === 0) return '–'
  const few = timing.queries < WANTED ? ` (${timing.queries} queries)` : ''
  const empty = timing.answered < 0.995 ? ` [${Math.round(timing.answered * 100)} % answered]` : ''
  return `${digits(timing.p50)} / ${digits(timing.p99)}${few}${empty}`
}

interface Task<N extends string> {
  readonly name: N
  readonly what: string
  /** Milliseconds; null for none. */
  readonly goal: number | null
}

function taskTable<N extends string>(
  tasks: readonly Task<N>[],
  timings: Readonly<Record<N, Timing>>,
): string[] {
  const rows = tasks.map(({ name, what, goal }) => [
    what,
    `${digits(timings[name].p50)} / ${digits(timings[name].p99)}`,
    goal === null ? '–' : String(goal),
  ])
  return table(['', 'ms', 'goal'], rows)
}

function describeAnswers({ engines, missing }: BenchFigures): string[] {
  return [
    '“fuwen, same words” and the peers are given the same words of the same passages, and answer with passages; the other two rows of fuwen search texts as users type them, and answer with replies.',
    '“any” and “200 words” ask for any of the words, “all” for all: fuwen’s index and search anywhere in a reply, the others in one passage.',
    'fuwen is given raw text and parses, cuts and stores it; the others get passages already cut into words.',
    '`open` leaves out loading jieba’s dictionary; `memory` is what is held beyond the process before opening.',
    '',
    ...engines.map(({ name, answers }) => `- ${name}: ${answers}.`),
    ...missing.map((reason) => `- Not measured: ${reason}.`),
  ]
}
