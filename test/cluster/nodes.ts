import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { restartStuckPrimaries } from './stuck-copies.ts'

const run = promisify(execFile)

const here = import.meta.dirname
const jars = resolve(here, '../../node_modules/.cache/opensearch-2.19.1')

/** Nodes of one real cluster on the loopback interface, each a process of its own. */
export interface Nodes {
  /** `http://127.0.0.1:…`, in the order of the nodes. */
  readonly addresses: readonly string[]
  /** SIGKILL. */
  kill(node: number): Promise<void>
  /** Starts a killed node again, with what it had stored. */
  restart(node: number): Promise<void>
  /** SIGSTOP and SIGCONT. */
  freeze(node: number): void
  thaw(node: number): void
  /** Resolves when all nodes are in and every copy of every shard is there. */
  untilGreen(): Promise<void>
  /** The same after starting and thawing what a test left killed or frozen. */
  heal(): Promise<void>
  /** Ends all nodes and removes what they stored. */
  close(): Promise<void>
}

/** For nodes that live a few minutes: starting is most of what they do, and compiling well costs more than it gains. */
export const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** `options` are those of each Java. Throws, with what to install, where Java or Maven is missing. */
export async function startNodes(count: number, options: readonly string[] = []): Promise<Nodes> {
  await fetchJars()
  const classes = join(jars, 'classes')
  await run('javac', ['-cp', `${jars}/*`, '-d', classes, join(here, 'Node.java')])
  const folder = mkdtempSync(join(tmpdir(), 'fuwen-cluster-'))
  const ports = await freePorts(2 * count)
  const names = Array.from({ length: count }, (_, node) => `n${node + 1}`)
  const transports = ports.slice(count).map((port) => `127.0.0.1:${port}`)
  const addresses = ports.slice(0, count).map((port) => `http://127.0.0.1:${port}`)
  const processes: ChildProcess[] = []
  const start = (node: number): void => {
    const name = names[node] ?? ''
    const ownPorts = [String(ports[node]), String(ports[count + node])]
    const others = [transports.join(','), names.join(','), join(folder, name)]
    const java = ['-Xms512m', '-Xmx512m', ...options, '-cp', `${jars}/*:${classes}`, 'Node', name]
    processes[node] = spawn('java', [...java, ...ownPorts, ...others], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
  }
  const untilGreen = (): Promise<void> =>
    untilTrue(
      () => isGreen(addresses, count),
      () => restartStuckPrimaries(addresses[0] ?? ''),
    )
  names.forEach((_, node) => start(node))
  const nodes: Nodes = {
    addresses,
    kill: (node) => ended(processes[node], 'SIGKILL'),
    restart: async (node) => {
      start(node)
      await untilTrue(() => answers(addresses[node] ?? ''))
    },
    freeze: (node) => void processes[node]?.kill('SIGSTOP'),
    thaw: (node) => void processes[node]?.kill('SIGCONT'),
    untilGreen,
    heal: async () => {
      for (const [node, process] of processes.entries()) {
        if (hasEnded(process)) start(node)
        else process.kill('SIGCONT')
      }
      await untilGreen()
    },
    close: async () => {
      await Promise.all(processes.map((process) => ended(process, 'SIGKILL')))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  // Without the test runner above, this process would go on by itself. A node ends with the process that holds its input.
  process.once('disconnect', () => process.exit(1))
  process.once('exit', () => processes.forEach((process) => process.kill('SIGKILL')))
  try {
    await untilGreen()
    await send('PUT', `${addresses[0]}/_index_template/tests`, {
      index_patterns: ['*'],
      template: { settings: { 'index.unassigned.node_left.delayed_timeout': COPIES_WAIT } },
    })
  } catch (error) {
    await nodes.close()
    throw error
  }
  return nodes
}

/** Takes the index `name` away, all versions of it: what nodes hold they recover each time that they come back. */
export async function removeIndex({ addresses }: Nodes, name: string): Promise<void> {
  await send('DELETE', `${addresses[0]}/${name}-v*`)
}

async function send(method: string, url: string, body?: object): Promise<void> {
  const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  const { status } = await fetch(url, { method, ...(body && json) })
  if (status !== 200) throw new Error(`${method} ${url} gave ${status}`)
}

async function fetchJars(): Promise<void> {
  await needs('javac', ['-version'], 'a JDK of Java 17 or 21 (Debian: apt-get install default-jdk-headless)')
  if (existsSync(join(jars, 'complete'))) return
  await needs('mvn', ['-v'], 'Maven (Debian: apt-get install maven)')
  const goal = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies']
  await run('mvn', [...goal, `-DoutputDirectory=${jars}`])
  await run('touch', [join(jars, 'complete')])
}

async function needs(command: string, args: readonly string[], what: string): Promise<void> {
  try {
    await run(command, args)
  } catch (cause) {
    throw new Error(`the cluster tests need ${what}`, { cause })
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return address !== null && typeof address === 'object' ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function ended(process: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!process || hasEnded(process)) return
  const exit = new Promise((done) => process.once('exit', done))
  process.kill(signal)
  await exit
}

/** For so long copies wait for a node that is gone before others take them over: by default a minute, which tests of a node
 *  that stands still would spend waiting. A node that is killed and started at once is back sooner. */
const COPIES_WAIT = '20s'

const WAIT_MS = 240_000
const TURN_MS = 250
/** So many turns take some ten seconds. */
const HELP_EVERY = 40

/** `help` is called now and then while it takes long. */
async function untilTrue(isTrue: () => Promise<boolean>, help = async () => {}): Promise<void> {
  const end = Date.now() + WAIT_MS
  for (let turn = 1; Date.now() < end; turn += 1) {
    if (await isTrue()) return
    if (turn % HELP_EVERY === 0) await help()
    await setTimeout(TURN_MS)
  }
  throw new Error('the nodes of the test cluster did not come up in time')
}

async function answers(address: string): Promise<boolean> {
  return (await get(`${address}/`)) !== null
}

/** Whether every node is in, follows the same manager to the same state, and all copies are there. A node that stood still
 *  may for a while tell of a cluster that has gone on without it. */
async function isGreen(addresses: readonly string[], count: number): Promise<boolean> {
  const [healths, states] = await Promise.all([
    Promise.all(addresses.map((address) => get(`${address}/_cluster/health`))),
    Promise.all(addresses.map((address) => get(`${address}/_cluster/state/version,master_node?local=true`))),
  ])
  const followed = new Set(
    states.map((state) => JSON.stringify([state?.['master_node'], state?.['state_uuid']])),
  )
  return (
    followed.size === 1 &&
    healths.every((health) => health?.['status'] === 'green' && health['number_of_nodes'] === count)
  )
}

async function get(url: string): Promise<Record<string, unknown> | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return response.ok ? ((await response.json()) as Record<string, unknown>) : null
  } catch {
    return null
  }
}
