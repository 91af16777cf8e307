import { afterAll, beforeAll } from 'vitest'
import { describeContract } from './contract.ts'
import { describeFaults } from './faults.ts'
import { describeKilledIndexer } from './killed-indexer.ts'
import { type Nodes, shortLived, startNodes } from './nodes.ts'
import { describeSecurity } from './security.ts'
import { describeSnapshots } from './snapshots.ts'

let nodes: Nodes

beforeAll(async () => {
  nodes = await startNodes(3, shortLived)
}, 300_000)

afterAll(() => nodes.close(), 60_000)

describeContract(() => nodes)
describeSecurity(() => nodes)
describeKilledIndexer(() => nodes)
describeSnapshots(() => nodes)
describeFaults(() => nodes)
