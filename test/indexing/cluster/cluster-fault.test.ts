import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseClusterAddress } from '../../../src/indexing/cluster/address.ts'
import { Cluster } from '../../../src/indexing/cluster/cluster.ts'

const access = { user: 'reader', password: 'hunter2', token: null, ca: null }

/** A cluster of one node that answers as `listener` does. */
async function clusterThat(listener: RequestListener, scheme = 'http'): Promise<Cluster> {
  const server = createServer(listener)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server that listens always has one
  const cluster = new Cluster(parseClusterAddress(`${scheme}://127.0.0.1:${port}/replies`), access)
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await cluster.close()
  })
  return cluster
}

function json(status: number, body: object): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
}

async function faultOf(cluster: Cluster): Promise<{ reason: unknown; message: string }> {
  const error: unknown = await cluster.checkRelease().catch((thrown: unknown) => thrown)
  return error as { reason: unknown; message: string }
}

const version = (number: string, distribution?: string): object => ({ version: { number, distribution } })

describe('a cluster that cannot be used', () => {
  it.each([
    ['a wrong password', json(401, { error: 'secret' }), 'unreachable', '不接受用户名、口令或令牌'],
    ['a missing right', json(403, { error: 'secret' }), 'unwritable', '不允许这个用户'],
    ['too much to do', json(429, { error: 'secret' }), 'unreachable', '正忙'],
    ['a fault of its own', json(500, { error: 'secret' }), 'unreachable', '状态 500'],
    ['an old release', json(200, version('1.3.20', 'opensearch')), 'unreachable', 'OpenSearch 2.10'],
    ['another engine', json(200, version('8.15.0')), 'unreachable', '不是 OpenSearch'],
  ])(
    'says %s in one sentence, without its words or ours that are secret',
    async (_what, listener, reason, part) => {
      const { reason: given, message } = await faultOf(await clusterThat(listener))
      expect(given).toBe(reason)
      expect(message).toContain(part)
      expect(message).not.toMatch(/secret|hunter2|reader/)
    },
  )

  it('says that there is no https', async () => {
    const { message } = await faultOf(await clusterThat(json(200, {}), 'https'))
    expect(message).toContain('不用 https')
  })

  it('says that nobody is there', async () => {
    const cluster = new Cluster(parseClusterAddress('http://127.0.0.1:9/replies'), access)
    onTestFinished(() => cluster.close())
    expect((await faultOf(cluster)).message).toContain('没有在限定的时间内应答')
  })

  it('takes a new enough release', async () => {
    const cluster = await clusterThat(json(200, version('2.19.1', 'opensearch')))
    await expect(cluster.checkRelease()).resolves.toBeUndefined()
  })

  it('sends user and password with every request, and a token instead where there is one', async () => {
    const seen: (string | undefined)[] = []
    const cluster = await clusterThat((request, response) => {
      seen.push(request.headers.authorization)
      json(200, version('3.1.0', 'opensearch'))(request, response)
    })
    await cluster.checkRelease()
    expect(seen).toEqual([`Basic ${Buffer.from('reader:hunter2').toString('base64')}`])
  })
})

describe('a question', () => {
  it('fails when its time is over, long before each of its requests would', async () => {
    const cluster = await clusterThat((request, response) => {
      if (request.url !== '/second') json(200, {})(request, response)
    })
    const started = Date.now()
    const asked: string[] = []
    const question = cluster.ask(async ({ send }) => {
      for (const path of ['/first', '/second', '/third']) {
        asked.push(path)
        await send('GET', path)
      }
    }, 300)
    await expect(question).rejects.toMatchObject({ reason: 'unreachable' })
    expect(Date.now() - started).toBeLessThan(2_000)
    expect(asked).toEqual(['/first', '/second'])
  })

  it('fails within two seconds when no node gives a sign of life any more', async () => {
    const cluster = await clusterThat(() => {})
    const started = Date.now()
    await expect(cluster.ask(({ send }) => send('GET', '/first'))).rejects.toMatchObject({
      reason: 'unreachable',
    })
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  it('waits for its answer as long as a node lives', async () => {
    const cluster = await clusterThat((request, response) => {
      if (request.method === 'HEAD') response.writeHead(200).end()
      else setTimeout(() => json(200, { late: true })(request, response), 1_200)
    })
    expect(await cluster.ask(({ send }) => send('GET', '/first'))).toEqual({ late: true })
  })
})
