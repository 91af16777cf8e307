import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Certificates made for a test, in a folder of their own. */
export class Authority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'fuwen-certificates-'))

  /** The file of a certificate that vouches for others. */
  async create(name: string): Promise<string> {
    const files = ['-keyout', this.#file(`${name}.key`), '-out', this.#file(`${name}.pem`)]
    await run('openssl', [
      ...'req -x509 -newkey rsa:2048 -nodes -days 2'.split(' '),
      '-subj',
      `/CN=${name}`,
      ...files,
    ])
    return this.#file(`${name}.pem`)
  }

  /** A certificate for `holder`, such as `IP:127.0.0.1`, that `authority` vouches for during `days` from now on. */
  async issue(authority: string, holder: string, days = 2): Promise<KeyPair> {
    const key = this.#file('node.key')
    const asked = this.#file('node.csr')
    const given = this.#file('node.pem')
    const names = this.#file('names')
    writeFileSync(names, `subjectAltName=${holder}\n`)
    await run('openssl', [
      ...'req -newkey rsa:2048 -nodes -subj /CN=node'.split(' '),
      '-keyout',
      key,
      '-out',
      asked,
    ])
    const signer = ['-CA', this.#file(`${authority}.pem`), '-CAkey', this.#file(`${authority}.key`)]
    const rest = ['-in', asked, '-out', given, '-extfile', names, '-days', String(days)]
    await run('openssl', ['x509', '-req', ...signer, '-CAcreateserial', ...rest])
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(given, 'utf8') }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #file(name: string): string {
    return join(this.#folder, name)
  }
}

/** In PEM. */
interface KeyPair {
  readonly key: string
  readonly cert: string
}

/** A node's HTTP interface behind TLS that asks for a user or a token, as the security plugin does. */
export interface SecureFront {
  readonly port: number
  close(): Promise<void>
}

/** Passes on to the node at `address` whoever sends one of `allowed` as Authorization; to all others says 401. */
export async function secureFront(
  address: string,
  identity: KeyPair,
  allowed: readonly string[],
): Promise<SecureFront> {
  const { hostname, port } = new URL(address)
  const server = createServer({ ...identity }, (asked, answer) => {
    const { authorization = '', ...headers } = asked.headers
    if (!allowed.includes(authorization)) {
      answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="OpenSearch Security"' }).end('Unauthorized')
      return
    }
    const { method, url } = asked
    const passed = request({ hostname, port, method, path: url, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers)
      from.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port, // a TCP server that listens always has one
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
