import { describe, expect, it } from 'vitest'
import { publicHosts } from '../../src/cli/settings.ts'
import { silentIo } from './run-fuwen.ts'

function read(hosts: string) {
  return publicHosts({ ...silentIo, env: { FUWEN_HOSTS: hosts } })
}

describe('FUWEN_HOSTS', () => {
  it.each([
    ['', []],
    [' fuwen.example , ', ['fuwen.example']],
    ['https://fuwen.example/,http://10.example', ['https fuwen.example', '10.example']],
  ])('%j gives %j', (hosts, given) => {
    expect(read(hosts).map(({ name, isSecure }) => (isSecure ? `https ${name}` : name))).toEqual(given)
  })

  it.each(['ftp://fuwen.example', 'fuwen.example:443', 'https://fuwen.example/fuwen', '复文.example'])(
    '%s is said to be no host name',
    (hosts) => {
      expect(() => read(hosts)).toThrow(`FUWEN_HOSTS 里的“${hosts}”不是域名`)
    },
  )
})
