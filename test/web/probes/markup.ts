import { load } from 'cheerio'
import { expect } from 'vitest'

/** What a browser makes of a page, or a feed reader of XML. */
export interface Markup {
  /** Each kind of element once, sorted: its name with the names of its attributes. Our own empty scripts are left out. */
  readonly kinds: readonly string[]
  readonly elements: number
  /** All that the page leads to or loads. */
  readonly addresses: readonly string[]
}

const addressing = new Set(['href', 'src', 'action', 'formaction', 'data', 'xlink:href'])

export function markupOf(text: string, { xml = false }: { xml?: boolean } = {}): Markup {
  const $ = load(text, { xml })
  const all = $('*')
    .toArray()
    .filter((node) => 'attribs' in node)
  const kinds = new Set<string>()
  const addresses: string[] = []
  for (const { tagName, attribs, children } of all) {
    const isOwnScript = attribs['src']?.startsWith('/assets/') === true && children.length === 0
    if (!isOwnScript) kinds.add([tagName, ...Object.keys(attribs)].join(' '))
    for (const [name, value] of Object.entries(attribs)) if (addressing.has(name)) addresses.push(value)
  }
  return { kinds: [...kinds].sort(), elements: all.length, addresses }
}

/** Addresses may only lead into this site, or to the web page that a reply comes from. */
export function expectSafeAddresses({ addresses }: Markup, about: string): void {
  for (const address of addresses)
    if (!/^(?:\/(?![/\\])|#|https?:\/\/[^/\\])/.test(address)) expect.fail(`${about}: leads to ${address}`)
}

/** `text` has no kind of element but the `known` ones, and leads nowhere else. */
export function expectKnownMarkup(text: string, known: ReadonlySet<string>, about: string): void {
  const markup = markupOf(text)
  expect(
    markup.kinds.filter((kind) => !known.has(kind)),
    about,
  ).toEqual([])
  expectSafeAddresses(markup, about)
}
