import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ClusterSettings } from '../indexing/cluster/access.ts'
import { isClusterPlace } from '../indexing/cluster/address.ts'
import { defaultMaskPolicy, type MaskPolicy } from '../ingest/masking/mask-policy.ts'
import { readMaskPolicy } from '../ingest/masking/read-mask-policy.ts'
import type { PublicHost } from '../web/site.ts'
import type { Arguments } from './command.ts'
import type { Io } from './io.ts'

/** Something set in the environment cannot be used; the message (Chinese) says what and why. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const projectFolder = resolve(import.meta.dirname, '../..')

/** What is indexed when nobody says what: the documents that come with the program. */
export const seedFolder = join(projectFolder, 'seeds')

/** Where the index is: `--index`, else FUWEN_INDEX, else the folder `index` beside the sources. The path of a folder, or
 *  the address of a cluster. */
export function indexFolder(args: Arguments, { env }: Io): string {
  const given = args.value('index') ?? env['FUWEN_INDEX']
  if (given === undefined || given === '') return join(projectFolder, 'index')
  return isClusterPlace(given) ? given : resolve(given)
}

/** What FUWEN_CLUSTER_USER, FUWEN_CLUSTER_PASSWORD, FUWEN_CLUSTER_TOKEN, FUWEN_CLUSTER_CA, FUWEN_CLUSTER_SHARDS and
 *  FUWEN_CLUSTER_REPLICAS say. Throws SettingsError. */
export function clusterSettings({ env }: Io): ClusterSettings {
  const ca = env['FUWEN_CLUSTER_CA']
  return {
    access: {
      user: env['FUWEN_CLUSTER_USER'] || null,
      password: env['FUWEN_CLUSTER_PASSWORD'] || null,
      token: env['FUWEN_CLUSTER_TOKEN'] || null,
      ca: ca ? readCertificates(ca) : null,
    },
    layout: {
      shards: wholeNumber('FUWEN_CLUSTER_SHARDS', env['FUWEN_CLUSTER_SHARDS'], {
        fallback: 3,
        least: 1,
        most: 1_000,
      }),
      replicas: wholeNumber('FUWEN_CLUSTER_REPLICAS', env['FUWEN_CLUSTER_REPLICAS'], {
        fallback: 1,
        least: 0,
        most: 10,
      }),
    },
  }
}

function wholeNumber(
  name: string,
  text: string | undefined,
  { fallback, least, most }: { fallback: number; least: number; most: number },
): number {
  const number = text === undefined || text === '' ? fallback : Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new SettingsError(`环境变量 ${name} 要 ${least} 到 ${most} 之间的整数，现在是“${text ?? ''}”。`)
}

function readCertificates(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SettingsError(`读不到 FUWEN_CLUSTER_CA 所指的证书文件 ${path}：请检查路径和权限。`, { cause })
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new SettingsError(`FUWEN_CLUSTER_CA 所指的 ${path} 不是 PEM 格式的证书文件。`)
}

/** PORT, else 3000. Throws SettingsError when it is no port. */
export function listenPort({ env }: Io): number {
  const port = env['PORT'] ?? '3000'
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port)
  throw new SettingsError(`环境变量 PORT 要 0 到 65535 之间的整数，现在是“${port}”。`)
}

/** HOST, else the loopback address: others see the server only when someone says so. */
export function listenHost({ env }: Io): string {
  return env['HOST'] || '127.0.0.1'
}

/** Under which the server answers besides localhost: FUWEN_HOSTS, names or `https://name`, separated by commas. Throws
 *  SettingsError. */
export function publicHosts({ env }: Io): PublicHost[] {
  return (env['FUWEN_HOSTS'] ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '')
    .map(publicHost)
}

function publicHost(written: string): PublicHost {
  const [, scheme, name] = /^(?:(https?):\/\/)?([a-z0-9._-]+)\/?$/i.exec(written) ?? []
  if (name === undefined)
    throw new SettingsError(
      `FUWEN_HOSTS 里的“${written}”不是域名：请写 fuwen.example.gov.cn 或 https://fuwen.example.gov.cn，不带端口和路径，几个之间用逗号隔开。`,
    )
  return { name, isSecure: scheme?.toLowerCase() === 'https' }
}

/** A file of programme names that adds to the registry: FUWEN_PROGRAMMES. */
export function programmesPath({ env }: Io): string | undefined {
  return env['FUWEN_PROGRAMMES'] || undefined
}

/** What is hidden before anything is stored: as the file FUWEN_MASKING says, else the default. Throws
 *  MaskPolicyError. */
export function maskPolicy({ env }: Io): MaskPolicy {
  const path = env['FUWEN_MASKING']
  return path ? readMaskPolicy(path) : defaultMaskPolicy
}

const LARGEST_DICTIONARY = 10_000_000

/** The user's own words from the file FUWEN_DICTIONARY names: the first column of each line, as in a dictionary of
 *  jieba. Empty without the variable. Throws SettingsError for a file that is missing, too large or not UTF-8. */
export function userWords({ env }: Io): string[] {
  const path = env['FUWEN_DICTIONARY']
  if (path === undefined || path === '') return []
  const text = decodeUtf8(path, readBytes(path)).replace(/^\ufeff/, '')
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/)[0] ?? '')
    .filter((word) => word !== '' && !word.startsWith('#'))
}

function readBytes(path: string): Buffer {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new SettingsError(`读不到 FUWEN_DICTIONARY 所指的词典 ${path}：请检查路径和权限。`, { cause })
  }
  if (bytes.length <= LARGEST_DICTIONARY) return bytes
  throw new SettingsError(
    `词典 ${path} 超过 ${LARGEST_DICTIONARY / 1e6} MB：请确认它是每行一个词的文本文件。`,
  )
}

function decodeUtf8(path: string, bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // said below, with the path
  }
  throw new SettingsError(`词典 ${path} 不是 UTF-8 文本：请另存为 UTF-8，每行一个词。`)
}
