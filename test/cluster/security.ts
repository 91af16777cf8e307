import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { fuwen, seedsFolder } from '../cli/run-fuwen.ts'
import { type Nodes, removeIndex } from './nodes.ts'
import { Authority, type SecureFront, secureFront } from './secure-front.ts'

const password = 'kuaile-Zhanghu-7'
const basic = `Basic ${Buffer.from(`fuwen:${password}`).toString('base64')}`
const bearer = 'Bearer lingpai-5a5a'

/** What it takes to get into a cluster. A proxy before a real node speaks TLS and asks for the password: the runner of the
 *  nodes has no security plugin. */
export function describeSecurity(nodes: () => Nodes): void {
  describe('an index in a cluster with TLS and passwords', () => {
    const authority = new Authority()
    let ca: string
    let stranger: string
    let front: SecureFront

    beforeAll(async () => {
      ;[ca, stranger] = await Promise.all([authority.create('ca'), authority.create('stranger')])
      front = await openFront('IP:127.0.0.1')
    }, 60_000)
    afterAll(async () => {
      await front.close()
      authority.close()
      await removeIndex(nodes(), 'secure')
    })

    async function openFront(holder: string, days = 2): Promise<SecureFront> {
      const identity = await authority.issue('ca', holder, days)
      return secureFront(nodes().addresses[0] ?? '', identity, [basic, bearer])
    }

    const address = (port = front.port, host = '127.0.0.1'): string => `https://${host}:${port}/secure`
    const withPassword = (): Record<string, string> => ({
      FUWEN_CLUSTER_USER: 'fuwen',
      FUWEN_CLUSTER_PASSWORD: password,
      FUWEN_CLUSTER_CA: ca,
    })

    it('is built, searched and verified by who has the password and the authority, and the password is never said', async () => {
      const env = withPassword()
      const at = ['--index', address()]
      const runs = [
        await fuwen(['index', seedsFolder, ...at], env),
        await fuwen(['search', '双倍增', ...at], env),
        await fuwen(['verify', ...at], env),
      ]
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
      expect(runs[1]?.out).toContain('双倍增')
      expect(JSON.stringify(runs)).not.toContain(password)
    })

    it('is searched by who has a token', async () => {
      const env = { FUWEN_CLUSTER_TOKEN: bearer.replace('Bearer ', ''), FUWEN_CLUSTER_CA: ca }
      expect((await fuwen(['search', '双倍增', '--index', address()], env)).code).toBe(0)
    })

    /** The one sentence that is said of a cluster at `where`. */
    async function said(where: string, env: Record<string, string>): Promise<string> {
      const { code, out, err } = await fuwen(['search', '双倍增', '--index', where], env)
      expect({ code, out }).toEqual({ code: 78, out: '' })
      expect(err).toMatch(/^fuwen：集群 [^\n]+。\n$/)
      expect(err).not.toContain(password)
      return err
    }

    it.each([
      ['a wrong password', { FUWEN_CLUSTER_PASSWORD: `${password}1` }, '不接受用户名、口令或令牌'],
      ['no user', { FUWEN_CLUSTER_USER: '', FUWEN_CLUSTER_PASSWORD: '' }, '不接受用户名、口令或令牌'],
      ['a wrong token', { FUWEN_CLUSTER_TOKEN: 'another' }, '不接受用户名、口令或令牌'],
      ['no authority', { FUWEN_CLUSTER_CA: '' }, '证书未被信任'],
    ])('says one sentence for %s', async (_what, changed: Record<string, string>, sentence) => {
      expect(await said(address(), { ...withPassword(), ...changed })).toContain(sentence)
    })

    it('says one sentence for a certificate that another authority vouches for', async () => {
      expect(await said(address(), { ...withPassword(), FUWEN_CLUSTER_CA: stranger })).toContain(
        '证书未被信任',
      )
    })

    it('says one sentence for a certificate under another name', async () => {
      expect(await said(address(front.port, 'localhost'), withPassword())).toContain('不是发给这个名称的')
    })

    it('says one sentence for a certificate that is no longer valid', async () => {
      const expired = await openFront('IP:127.0.0.1', -1)
      onTestFinished(() => expired.close())
      expect(await said(address(expired.port), withPassword())).toContain('已过期')
    })

    it('says one sentence for a node without TLS', async () => {
      const plain = (nodes().addresses[0] ?? '').replace('http:', 'https:')
      expect(await said(`${plain}/secure`, withPassword())).toContain('不用 https')
    })
  })
}
