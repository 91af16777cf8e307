/** `path` with `parameters`, where there are any. */
export function withQuery(path: string, parameters: URLSearchParams): string {
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`
}

/** `path` with those of the parameters `names` in which `request` differs from the `plain` one, always in the same order, so
 *  that equal requests have equal addresses. */
export function urlOfChanges<T extends object>(
  path: string,
  { request, plain, names }: { request: T; plain: T; names: readonly (keyof T & string)[] },
): string {
  const parameters = new URLSearchParams()
  for (const name of names) if (request[name] !== plain[name]) parameters.set(name, String(request[name]))
  return withQuery(path, parameters)
}
