import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands, loadCommand } from '../src/cli/commands.ts'
import { exitCodes } from '../src/cli/exit-codes.ts'
import { programmes } from '../src/programmes/registry.ts'
import { plainRequest } from '../src/search/request.ts'
import { commitmentParameters, numberParameters } from '../src/web/statement-requests.ts'
import { compareParameters, programmeListParameters, programmeParameters } from '../src/web/table-requests.ts'

const root = resolve(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))

describe('README', () => {
  it.each(commands.map(({ name }) => name))('tells of the command %s', async (name) => {
    expect(readme).toContain(`\`${name}`)
    const { options } = await loadCommand(name)
    for (const option of options) expect(readme, option.name).toContain(`--${option.name}`)
  })

  it('says how many programmes are known', () => {
    expect(readme).toContain(`内置名录 ${programmes().length} 项`)
  })

  it.each(Object.keys(plainRequest('')))('tells of the parameter %s', (parameter) => {
    expect(readme).toContain(`\`${parameter}\``)
  })

  it.each(
    [
      programmeParameters,
      programmeListParameters,
      compareParameters,
      numberParameters,
      commitmentParameters,
    ].flatMap(({ shape }) => Object.keys(shape)),
  )('tells of the parameter %s of tables', (parameter) => {
    expect(readme).toContain(`\`${parameter}\``)
  })

  it.each([
    '/programmes',
    '/regions',
    '/compare',
    '/about/data',
    '/numbers',
    '/commitments',
    '/opensearch.xml',
    '/robots.txt',
    '/api/v1/openapi.json',
  ])('tells of the page %s', (path) => {
    expect(readme).toContain(`\`${path}`)
  })

  it('tells of every environment variable that the program reads', () => {
    const variables = sources.flatMap((text) =>
      [...text.matchAll(/\benv\['(\w+)'\]/g)].map((match) => match[1]),
    )
    expect(variables.length).toBeGreaterThan(4)
    for (const variable of variables) expect(readme).toContain(`\`${variable ?? ''}\``)
  })

  it('tells of every exit code', () => {
    for (const code of Object.values(exitCodes)) expect(readme).toMatch(new RegExp(`\\b${code}\\b`))
  })

  it('tells of every script a newcomer runs', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    for (const script of Object.keys(scripts)) {
      const call = ['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`
      const quiet = call.replace('npm run', 'npm run -s')
      expect(readme.includes(call) || readme.includes(quiet), call).toBe(true)
    }
  })
})

describe('docs', () => {
  const folder = join(root, 'docs')
  const pages = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

  it.each(pages)('%s is linked in README, and names no variable that nothing reads', (name, text) => {
    expect(readme).toContain(`(docs/${name})`)
    for (const [variable] of text.matchAll(/FUWEN_\w+/g)) {
      expect(
        sources.some((source) => source.includes(`env['${variable}']`)),
        variable,
      ).toBe(true)
    }
  })

  it.each(pages)('%s names exit codes that there are', (_name, text) => {
    for (const [, code] of text.matchAll(/SuccessExitStatus=(\d+)/g))
      expect(Object.values(exitCodes)).toContain(Number(code))
  })
})

describe('every command', () => {
  it.each(commands.map(({ name }) => name))(
    '%s has a Chinese summary, and examples that name it',
    async (name) => {
      const { summary, options, examples } = await loadCommand(name)
      expect(summary).toMatch(/\p{Script=Han}/u)
      for (const option of options) expect(option.help).toMatch(/\p{Script=Han}|JSON/u)
      expect(examples.length).toBeGreaterThan(0)
      for (const example of examples) expect(example.split(' ')[0]).toBe(name)
    },
  )
})

describe('src/README.md', () => {
  const architecture = readFileSync(join(root, 'src/README.md'), 'utf8')

  it('names files that there are', () => {
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    const named = [...architecture.matchAll(/`([\w./-]+\.(?:ts|js|tsv|json))`/g)].map(
      (match) => match[1] ?? '',
    )
    expect(named.length).toBeGreaterThan(50)
    for (const name of named) {
      expect(
        files.some((file) => `/${file}`.endsWith(`/${name}`)),
        name,
      ).toBe(true)
    }
  })

  it('gives each decision a number of its own, and leaves none out', () => {
    const numbers = [...architecture.matchAll(/^- \*\*(\d+)\. /gm)].map((match) => Number(match[1]))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
  })
})
