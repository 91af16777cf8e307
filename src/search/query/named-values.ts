import { programmes } from '../../programmes/registry.ts'
import { findRegions, regionByCode, regionByFormerCode } from '../../regions/gazetteer.ts'
import { type Region, regionPath } from '../../reply/region.ts'
import { isRole, type Role, roleLabels, roles } from '../../reply/role.ts'
import { foldText } from '../../text/fold.ts'

/** The regions that a name or code may mean: one for 柯桥区, several for 鼓楼区, none for anything else. Who names a
 *  region in a qualifier means a place: 资源 is 资源县 there. */
export function regionsNamed(name: string): readonly Region[] {
  const byCode = regionOfCode(name)
  if (byCode) return [byCode]
  const named = placeNamed(name)
  if (named.length > 0) return named
  const found = ['市', '县', '区'].flatMap((generic) => placeNamed(name + generic))
  return [...new Set(found)]
}

/** The code that the region with `code` has today; a code that no division has or had stands for itself. */
export function currentCode(code: string): string {
  return regionOfCode(code)?.code ?? code
}

function regionOfCode(code: string): Region | null {
  return regionByCode(code) ?? regionByFormerCode(code)
}

/** A name that means this region and no other: 玉环市, 江苏省南京市鼓楼区; the code where no name does. */
export function regionName(code: string): string {
  const region = regionByCode(code)
  if (!region) return code
  const written = [region.name, regionPath(region).join('')]
  return written.find((name) => isOnly(regionsNamed(name), region)) ?? code
}

/** The ids of the programmes that a name, alias, id or part of a name may mean. */
export function programmesNamed(name: string): readonly string[] {
  const wanted = foldText(name)
  const known = programmes().map(({ id, name: full, aliases }) => ({
    id,
    names: [id, full, ...aliases].map(foldText),
  }))
  const whole = known.filter(({ names }) => names.includes(wanted))
  if (whole.length > 0) return whole.slice(0, 1).map(({ id }) => id)
  return known.filter(({ names }) => names.some((full) => full.includes(wanted))).map(({ id }) => id)
}

/** The name of a programme as it stands in an understood query; the id where the name means another one. */
export function programmeName(id: string): string {
  const name = foldText(programmes().find((programme) => programme.id === id)?.name ?? id)
  const [first] = programmesNamed(name)
  return first === id ? name : id
}

const otherRoleNames = new Map<string, Role>([
  ['做法', 'done'],
  ['措施', 'done'],
  ['计划', 'plan'],
  ['下步', 'plan'],
  ['不足', 'problem'],
])

/** The role with this name, label or part of a label (two characters at least); null for anything else. */
export function roleNamed(name: string): Role | null {
  if (isRole(name)) return name
  const other = otherRoleNames.get(name)
  if (other) return other
  return (name.length >= 2 ? roles.find((role) => roleLabels[role].includes(name)) : undefined) ?? null
}

/** The role as it stands in an understood query. */
export function roleName(role: string): string {
  return isRole(role) ? (roleLabels[role].split('/')[0] ?? role) : role
}

/** Which of `authorities` a name means: the one with just that name, else those that hold it, else those of which it
 *  is a short form: 科技局 for 玉环市科学技术局, 市监局 for 市场监督管理局. */
export function authoritiesNamed(name: string, authorities: readonly string[]): readonly string[] {
  const folded = authorities.map((authority) => ({ authority, text: foldText(authority) }))
  const whole = folded.filter(({ text }) => text === name)
  const holding = whole.length > 0 ? whole : folded.filter(({ text }) => text.includes(name))
  const found = holding.length > 0 ? holding : folded.filter(({ text }) => isShortFormOf(name, text))
  return found.map(({ authority }) => authority)
}

/** Every character of `short` in order, the last one at the end. */
function isShortFormOf(short: string, full: string): boolean {
  if (short.length < 2 || !full.endsWith(short.slice(-1))) return false
  let at = 0
  for (const char of full) if (char === short.charAt(at)) at += 1
  return at >= short.length
}

function isOnly(found: readonly Region[], region: Region): boolean {
  return found.length === 1 && found[0]?.code === region.code
}

/** What the whole of `name`, as a chain of place names, ends with. */
function placeNamed(name: string): readonly Region[] {
  let reached = 0
  let candidates: readonly Region[] = []
  for (const mention of findRegions(name)) {
    if (mention.span.start !== reached) return []
    reached = mention.span.end
    candidates = mention.candidates
  }
  return reached === name.length ? candidates : []
}
