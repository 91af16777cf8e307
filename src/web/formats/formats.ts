import type { Response } from 'express'
import { z } from 'zod'
import { readParameters, single } from '../parameters.ts'
import { type CsvTable, toCsv } from './csv.ts'

/** In which forms a page is to be had: what stands behind the last point of its path. */
export type Format = 'html' | 'json' | 'csv' | 'atom'

/** The media type of each form. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  html: 'text/html',
  json: 'application/json',
  csv: 'text/csv',
  atom: 'application/atom+xml',
}

/** What a path asks for. */
export interface Form {
  /** The page's path, without the form: `/programmes/315`. */
  readonly page: string
  /** Its last part, decoded: `315`. */
  readonly name: string
  readonly format: Format
}

/** What the path `asked` asks for, with or without a slash at its end: the page in the form behind its last point, below
 *  `/api/v1` as JSON, else as HTML. */
export function formOf(asked: string): Form {
  const api = '/api/v1'
  const path = asked.replace(/(?<=.)\/$/, '')
  const [, bare = path, ending] = /^(.*)\.(json|csv|atom)$/s.exec(path) ?? []
  const isApi = path.startsWith(`${api}/`)
  const page = isApi ? path.slice(api.length) : bare
  const format = isApi ? 'json' : ((ending ?? 'html') as Format) // one of those the expression has
  return { page, name: decodeURIComponent(page.split('/').at(-1) ?? ''), format }
}

/** The address of `url` (a page with its parameters) in the form `format`. */
export function urlIn(format: Exclude<Format, 'html'>, url: string): string {
  const [path = '', query] = url.split('?', 2)
  return `${path}.${format}${query === undefined ? '' : `?${query}`}`
}

export interface CsvOptions {
  readonly bom: boolean
  readonly notes: boolean
}

const csvParameters = {
  shape: { bom: single(z.enum(['0', '1'])), meta: single(z.enum(['0', '1'])) },
  takes: {
    bom: '应是 0（不要字节顺序标记）或 1',
    meta: '应是 0（表格上方不写说明）或 1',
  },
} as const

/** Takes the parameters that only matter to CSV out of `given`. Throws HttpProblem. */
export function takeCsvOptions(
  given: URLSearchParams,
  path: string,
): { readonly options: CsvOptions; readonly rest: URLSearchParams } {
  const [own, rest] = [new URLSearchParams(), new URLSearchParams()]
  for (const [name, value] of given) (name in csvParameters.shape ? own : rest).append(name, value)
  const { bom = '1', meta = '1' } = readParameters(own, csvParameters, path)
  return { options: { bom: bom === '1', notes: meta === '1' }, rest }
}

/** Sends `table` as a file called `name`. */
export function sendCsv(response: Response, table: CsvTable, name: string, options: CsvOptions): void {
  nameCsv(response, name)
  response.send(toCsv(table, options))
}

/** Sets the headers of a CSV called `name`, Chinese characters and all. */
export function nameCsv(response: Response, name: string): void {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
  response.set('Content-Type', 'text/csv; charset=utf-8')
  response.set('Content-Disposition', `attachment; filename="fuwen.csv"; filename*=UTF-8''${encoded}.csv`)
}
