import { z } from 'zod'
import { HttpProblem } from './problems.ts'

/** What the parameters of a page take: for each its type, and how the error page says it (Chinese). */
export interface ParameterTable<S extends z.ZodRawShape> {
  readonly shape: S
  readonly takes: Readonly<Record<keyof S, string>>
}

/** The values of `given` by `table`; a parameter that is absent is undefined. Throws HttpProblem (400) for one that is
 *  unknown, repeated where one is meant, or out of range, with the way to `path` without parameters. */
export function readParameters<S extends z.ZodRawShape>(
  given: URLSearchParams,
  { shape, takes }: ParameterTable<S>,
  path: string,
): z.infer<z.ZodObject<S, z.core.$strict>> {
  const names = new Set(given.keys())
  const values = Object.fromEntries([...names].map((name) => [name, given.getAll(name)]))
  const parsed = z.strictObject(shape).safeParse(values)
  if (parsed.success) return parsed.data
  const bad = new Set(parsed.error.issues.flatMap(namesAtFault))
  throw new HttpProblem({
    status: 400,
    title: '网址中的参数有误',
    details: [...bad].map((name) => describe(name, takes)),
    parameters: [...bad],
    wayOn: { href: path, label: '去掉全部参数，打开这一页' },
  })
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
