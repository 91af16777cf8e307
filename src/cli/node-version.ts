/** The first release of each line that is mended against CVE-2026-111497 (decompression writes out of bounds). Lines that
 *  are not here are no longer maintained; later ones began mended. */
const mended: Readonly<Record<number, readonly [minor: number, patch: number]>> = {
  22: [23, 4],
  24: [22, 1],
  26: [12, 1],
}

/** A sentence (Chinese) for whoever lets others reach a server that runs on this Node.js; null where there is nothing to
 *  say. `version` is like `20.20.2`. */
export function nodeWarning(version: string): string | null {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major > 26) return null
  const [least, leastPatch] = mended[major] ?? [Infinity, 0]
  if (minor > least || (minor === least && patch >= leastPatch)) return null
  const way = '复文不解压收到的内容，不受已知漏洞影响；对外提供服务仍请改用新版本'
  return major in mended
    ? `提醒：Node.js ${version} 有已公布、已修补的漏洞。${way}（${major}.${least}.${leastPatch} 以上）。`
    : `提醒：Node.js ${version} 已停止维护，新发现的漏洞不会再修补。${way}（24.22.1 以上）。`
}
