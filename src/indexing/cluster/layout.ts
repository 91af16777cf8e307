import { type Identity, INDEX_FORMAT, identityDigest } from '../index-folder.ts'
import { LEVELS } from '../postings.ts'

/** One version of an index, as names in the cluster: `name-v2-0123456789ab`. Another identity is another version, built
 *  beside the one in use. The alias `name` stands for the finished one. */
export interface Version {
  /** Of the replies. */
  readonly replies: string
  /** Of what the index says of itself and of its source files. */
  readonly sources: string
}

export function versionOf(name: string, identity: Identity): Version {
  return versionNamed(`${name}-v${INDEX_FORMAT}-${identityDigest(identity)}`)
}

/** The version whose replies stand in `replies`. */
export function versionNamed(replies: string): Version {
  return { replies, sources: `${replies}-sources` }
}

/** A pattern for every version of the index `name`. */
export function versionsPattern(name: string): string {
  return `${name}-v*`
}

/** Stands between a term and how often it counts: folded text holds no capital letter. */
export const TIMES = 'L'

/** Stands for a blank among letters. */
export const BLANK = 'B'

/** How the shards of a new index are laid out. */
export interface Layout {
  readonly shards: number
  readonly replicas: number
}

/** How often what is written can be seen by itself. An index that is being built nobody reads: many small segments would
 *  only have to be merged. */
const WHILE_BUILDING = '-1'
const IN_USE = '1s'

/** The settings of a replies' index that is finished. */
export const settingsInUse = { index: { refresh_interval: IN_USE } }

/** A reply is one document, its header line and passages are nested in it. Terms are cut here and not by the cluster, so
 *  that both engines agree on what a term is; `counts` holds each term of the reply once, with the number of its passages. */
export function repliesBody({ shards, replicas }: Layout): object {
  return {
    settings: {
      number_of_shards: shards,
      number_of_replicas: replicas,
      refresh_interval: WHILE_BUILDING,
      // The other codec, best_compression, saves an eighth of the disk. Reading what is stored of 50 replies takes it more
      // than twice the time, and to merge segments it takes as well: see docs/findings.md.
      codec: 'default',
      // More than any reply is known to have; the most that are read of one search.
      'mapping.nested_objects.limit': 200_000,
      max_inner_result_window: MOST_PASSAGES,
      max_result_window: MOST_REPLIES,
      analysis: {
        tokenizer: { pieces: { type: 'whitespace', max_token_length: 30_000 } },
        filter: { times: { type: 'delimited_term_freq', delimiter: TIMES } },
        analyzer: {
          counted: { type: 'custom', tokenizer: 'pieces', filter: ['times'] },
          plain: { type: 'custom', tokenizer: 'pieces' },
        },
      },
      // A term counts as often in a passage as its impact has levels: see `impactOf`.
      similarity: {
        impact: {
          type: 'scripted',
          script: { source: `return query.boost * (doc.freq - 0.5) / ${LEVELS}.0` },
        },
      },
    },
    mappings: {
      dynamic: 'strict',
      _source: { excludes: ['authorityCode', 'counts', 'passages'] },
      properties: {
        order: { type: 'long' },
        day: { type: 'integer' },
        region: { type: 'keyword' },
        programme: { type: 'keyword' },
        year: { type: 'keyword' },
        kind: { type: 'keyword' },
        authority: { type: 'keyword' },
        authorityCode: { type: 'long' },
        counts: countedTerms,
        body: { type: 'binary' },
        lines: { type: 'keyword', index: false, doc_values: false },
        facts: { type: 'object', enabled: false },
        outline: { type: 'object', enabled: false },
        statements: { type: 'object', enabled: false },
        passages: {
          type: 'nested',
          properties: {
            ordinal: { type: 'integer' },
            role: { type: 'keyword' },
            terms: { ...countedTerms, similarity: 'impact' },
            letters: { type: 'text', analyzer: 'plain', norms: false },
          },
        },
      },
    },
  }
}

const countedTerms = {
  type: 'text',
  analyzer: 'counted',
  search_analyzer: 'plain',
  index_options: 'freqs',
  norms: false,
} as const

/** Of one reply no more passages are returned, of one search no more replies. */
export const MOST_PASSAGES = 1_000
export const MOST_REPLIES = 50_000

/** Sources, the manifest and the lock: read by id or as a whole, never searched. */
export function sourcesBody({ replicas }: Layout): object {
  return {
    settings: { number_of_shards: 1, number_of_replicas: replicas, refresh_interval: IN_USE },
    mappings: {
      dynamic: 'strict',
      properties: { kind: { type: 'keyword' }, value: { type: 'object', enabled: false } },
    },
  }
}
