import type { FactRule } from '../reply/fact-rule.ts'
import type { FactOrigin } from '../reply/reply.ts'
import type { Span } from '../text/span.ts'

/** A value with the rule and the place that gave it; the span is of the reading. */
export interface Fact<T = string> {
  readonly value: T
  readonly rule: FactRule
  readonly span: Span | null
}

/** The first fact that a rule finds, in the order of trust; those behind it are not tried. */
export function firstFact<T>(...rules: readonly (() => Fact<T> | null | undefined)[]): Fact<T> | null {
  for (const read of rules) {
    const fact = read()
    if (fact) return fact
  }
  return null
}

/** The first fact that `read` finds among `items`. */
export function firstIn<I, T>(items: readonly I[], read: (item: I) => Fact<T> | null): Fact<T> | null {
  for (const item of items) {
    const fact = read(item)
    if (fact) return fact
  }
  return null
}

/** The fact as `show --explain` prints it. */
export function originOf(field: string, fact: Fact, toSource: (span: Span) => Span): FactOrigin {
  return { field, value: fact.value, rule: fact.rule, span: fact.span && toSource(fact.span) }
}
