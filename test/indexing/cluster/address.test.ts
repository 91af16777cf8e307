import { describe, expect, it } from 'vitest'
import { isClusterPlace, parseClusterAddress } from '../../../src/indexing/cluster/address.ts'

describe('isClusterPlace', () => {
  it.each([
    ['https://a:9200/replies', true],
    ['HTTP://127.0.0.1:9200/replies', true],
    ['index', false],
    ['/srv/https:/index', false],
    ['', false],
  ])('of %s is %s', (place, isCluster) => {
    expect(isClusterPlace(place)).toBe(isCluster)
  })
})

describe('parseClusterAddress', () => {
  it.each([
    ['https://a:9200/replies', ['https://a:9200'], 'replies'],
    [
      'https://a:9200,b:9200,https://c:9201/zj-2026',
      ['https://a:9200', 'https://b:9200', 'https://c:9201'],
      'zj-2026',
    ],
    ['http://127.0.0.1:9200, 127.0.0.1:9200/x', ['http://127.0.0.1:9200'], 'x'],
    ['http://[::1]:9200/x', ['http://[::1]:9200'], 'x'],
  ])('reads %s', (place, nodes, name) => {
    expect(parseClusterAddress(place)).toEqual({ nodes, name })
  })

  it.each([
    ['https://a:9200', '末尾要有索引名'],
    ['https://a:9200/', '末尾要有索引名'],
    ['https://a:9200/Replies', '小写字母'],
    ['https://a:9200/_all', '小写字母'],
    ['https://a:9200/a/b', '节点“a:9200/a”'],
    ['https://a:9200/a?b=c', '小写字母'],
    ['https:///a', '节点“”'],
    ['https://a:9200,,b:9200/a', '节点“”'],
    ['https://a:99999/a', '节点“a:99999”'],
  ])('refuses %s', (place, reason) => {
    expect(() => parseClusterAddress(place)).toThrow(reason)
  })

  it('refuses a password in the address, without repeating it', () => {
    const place = 'https://admin:hunter2@a:9200/replies'
    expect(() => parseClusterAddress(place)).toThrow('FUWEN_CLUSTER_PASSWORD')
    expect(() => parseClusterAddress(place)).not.toThrow('hunter2')
  })
})
