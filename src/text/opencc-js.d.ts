/** The package's own declarations import without file endings, which this compiler does not resolve. */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { from: string; to: string }): (text: string) => string
}
