import { z } from 'zod'
import { HttpProblem } from './problems.ts'

/** What the parameters of a page take: for each its type, and how the error page says it (Chinese). */
export interface ParameterTable<S extends z.ZodRawShape> {
  readonly shape: S
  readonly takes: Readonly<Record<keyof S, string>>
}

/** A parameter that cannot be read. */
export interface ParameterProblem {
  readonly parameter: string
  /** A Chinese sentence that names the parameter and says what it takes. */
  readonly message: string
}

type Read<S extends z.ZodRawShape> = z.infer<z.ZodObject<S, z.core.$strict>>

/** The values of `given` by `table`, or what is wrong with each parameter that is unknown, repeated where one is meant, or out
 *  of range. A parameter that is absent is undefined. */
export function checkParameters<S extends z.ZodRawShape>(
  given: URLSearchParams,
  { shape, takes }: ParameterTable<S>,
):
  | { readonly kind: 'read'; readonly read: Read<S> }
  | { readonly kind: 'bad'; readonly problems: readonly ParameterProblem[] } {
  const names = new Set(given.keys())
  const values = Object.fromEntries([...names].map((name) => [name, given.getAll(name)]))
  const parsed = z.strictObject(shape).safeParse(values)
  if (parsed.success) return { kind: 'read', read: parsed.data }
  const bad = new Set(parsed.error.issues.flatMap(namesAtFault))
  return {
    kind: 'bad',
    problems: [...bad].map((parameter) => ({ parameter, message: describe(parameter, takes) })),
  }
}

/** The values of `given` by `table`. Throws HttpProblem (400) where one cannot be read, with the way to `path` without
 *  parameters. */
export function readParameters<S extends z.ZodRawShape>(
  given: URLSearchParams,
  table: ParameterTable<S>,
  path: string,
): Read<S> {
  const checked = checkParameters(given, table)
  if (checked.kind === 'read') return checked.read
  throw badParameters(checked.problems, withoutAny(path))
}

/** 400 for a parameter of which the value is out of range though it can be read. */
export function badParameter<S extends z.ZodRawShape>(
  parameter: keyof S & string,
  { takes }: ParameterTable<S>,
  path: string,
): HttpProblem {
  return badParameters([{ parameter, message: describe(parameter, takes) }], withoutAny(path))
}

function withoutAny(path: string): { readonly href: string; readonly label: string } {
  return { href: path, label: '去掉全部参数，打开这一页' }
}

/** 400 for parameters that cannot be read, with the way on without them. */
export function badParameters(
  problems: readonly ParameterProblem[],
  wayOn: { readonly href: string; readonly label: string },
): HttpProblem {
  return new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: problems.map(({ message }) => message),
    parameters: problems.map(({ parameter }) => parameter),
    wayOn,
  })
}

/** `plain`, with what is given in `read` instead. */
export function withDefaults<T extends object>(
  plain: T,
  read: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const given = Object.entries(read).filter(([, value]) => value !== undefined)
  return { ...plain, ...Object.fromEntries(given) }
}

/** The parameters of a table in pages of at most `most` rows. */
export function pagingParameters(most: number) {
  return {
    shape: { page: single(whole(1, 1_000_000)), limit: single(whole(1, most)) },
    takes: {
      page: '应是 1 到 1000000 的整数，只能出现一次',
      limit: `应是 1 到 ${most} 的整数，只能出现一次`,
    },
  } as const
}

/** A parameter that stands once. */
export function single<T extends z.ZodType>(value: T) {
  return z
    .tuple([value])
    .transform(([only]) => only)
    .optional()
}

/** A parameter that may be repeated, `most` times; each value counts once. */
export function several<T extends z.ZodType>(value: T, most: number) {
  return z
    .array(value)
    .max(most)
    .transform((values) => [...new Set(values)])
    .optional()
}

/** A whole number in decimal digits. */
export function whole(least: number, most: number) {
  return z
    .string()
    .regex(/^[0-9]{1,7}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}

function namesAtFault(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])]
}

function describe(name: string, takes: Readonly<Record<string, string>>): string {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name
  const taken = Object.hasOwn(takes, name) ? takes[name] : undefined
  return taken === undefined ? `没有名为“${shown}”的参数。` : `参数 ${name} ${taken}。`
}
