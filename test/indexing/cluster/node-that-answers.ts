import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { parseClusterAddress } from '../../../src/indexing/cluster/address.ts'
import { Cluster } from '../../../src/indexing/cluster/cluster.ts'

/** What a node was asked. */
export interface Asked {
  readonly method: string
  readonly url: URL
  readonly body: string
}

/** Statuses and bodies; null for a connection that breaks off instead. */
export type Answer = { readonly status?: number; readonly body: object } | null

/** A cluster of one node that answers as `answer` says, until the test is over. */
export async function clusterThatAnswers(answer: (asked: Asked) => Answer): Promise<Cluster> {
  const server = createServer((request, response) => void reply(request, response, answer))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  const access = { user: null, password: null, token: null, ca: null }
  const cluster = new Cluster(parseClusterAddress(`http://127.0.0.1:${port}/replies`), access)
  onTestFinished(async () => {
    await cluster.close()
    server.closeAllConnections()
    server.close()
  })
  return cluster
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Answer,
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = '', url = '' } = request
  const given = answer({
    method,
    url: new URL(url, 'http://node'),
    body: Buffer.concat(parts).toString(),
  })
  if (given === null) request.socket.destroy()
  else
    response
      .writeHead(given.status ?? 200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(given.body))
}
