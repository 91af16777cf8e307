import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fuwen, program, seedsFolder } from '../cli/run-fuwen.ts'
import { temporaryFolder } from '../temporary-folder.ts'

describe('serve', () => {
  it('builds a missing index with --update, answers, and ends in order when told to', async () => {
    const index = join(temporaryFolder(), 'index')
    const child = spawn(process.execPath, [program, 'serve', '--update', '--port', '0', '--index', index])
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    let out = ''
    const url = await new Promise<string>((found) => {
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString()
        const [address] = /http:\/\/\S+?(?=（)/.exec(out) ?? []
        if (address) found(address)
      })
    })
    expect(out).toContain('建立索引：还没有索引')
    const page = await fetch(`${url}/search?q=双倍增`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<mark>双倍增</mark>')
    const data = await fetch(`${url}/api/v1/search?q=315`)
    expect(await data.json()).toMatchObject({ total: { replies: 3 } })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

describe('numbers', () => {
  it('ends quietly when nobody reads on', async () => {
    const index = temporaryFolder()
    await fuwen(['index', seedsFolder, '--index', index])
    const child = spawn(process.execPath, [program, 'numbers', '--index', index])
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(err).toBe('')
  })
})
