import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { fuwen, seedsFolder } from './run-fuwen.ts'

describe('serve', () => {
  it('names a port that is in use', async () => {
    const index = temporaryFolder()
    await fuwen(['index', seedsFolder, '--index', index])
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    onTestFinished(() => {
      taken.close()
    })
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, err } = await fuwen(['serve', '--port', String(port), '--index', index])
    expect(err).toContain(`端口 ${port} 已被占用`)
    expect(code).toBe(2)
  }, 30_000)
})
