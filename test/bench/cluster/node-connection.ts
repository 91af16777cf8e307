import { Agent, request } from 'node:http'

/** The barest way to ask the nodes of a cluster: one after the other in turn, over connections that are kept. */
export class NodeConnection {
  readonly #addresses: readonly string[]
  readonly #agent = new Agent({ keepAlive: true })
  #turn = 0

  constructor(addresses: readonly string[]) {
    this.#addresses = addresses
  }

  /** The answer, read as JSON. Throws when its status is no success, with the answer. */
  async ask(method: string, path: string, body?: string | Buffer): Promise<unknown> {
    const address = this.#addresses[this.#turn % this.#addresses.length]
    this.#turn += 1
    const { status, text } = await exchange(`${address}${path}`, { method, agent: this.#agent }, body)
    if (status >= 300) throw new Error(`${method} ${path} gave ${status}: ${text.slice(0, 500)}`)
    return text === '' ? null : JSON.parse(text)
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** Sends one request and reads the answer whole. */
export function exchange(
  url: string,
  { method, agent }: { readonly method: string; readonly agent: Agent },
  body?: string | Buffer,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/x-ndjson' }
    const sent = request(url, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() })
      })
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
