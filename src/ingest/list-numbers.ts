/** The numbers of an `<ol>`, in order. */
export class ListNumbers {
  private last: number
  private readonly type: string

  constructor(attributes: Readonly<Record<string, string>>) {
    this.last = (wholeNumber(attributes['start']) ?? 1) - 1
    this.type = attributes['type'] ?? '1'
  }

  /** What a browser shows before the next item: `1. `, `B. `. `value` is the item's own number, where it has one. */
  next(value: string | undefined): string {
    this.last = wholeNumber(value) ?? this.last + 1
    const isLetter = (this.type === 'A' || this.type === 'a') && this.last >= 1 && this.last <= 26
    if (!isLetter) return `${this.last}. `
    return `${String.fromCharCode(this.type.charCodeAt(0) + this.last - 1)}. `
  }
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null
}
