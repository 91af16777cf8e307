import { programmes } from '../programmes/registry.ts'
import { findRegions } from '../regions/gazetteer.ts'
import { UsageError } from './read-arguments.ts'

/** The code of a region given by name or code. Throws UsageError for an unknown or ambiguous name. */
export function regionCode(value: string): string {
  if (/^\d{6}$/.test(value)) return value
  const [mention, ...more] = findRegions(value)
  const [region, ...others] = mention?.candidates ?? []
  if (!region || more.length > 0 || others.length > 0) {
    const names = mention?.candidates.map(({ name, code }) => `${name} ${code}`).join('、')
    throw new UsageError(
      names ? `地区“${value}”不止一个，请改用代码：${names}。` : `不认识地区“${value}”，请写全称或六位代码。`,
    )
  }
  return region.code
}

/** The id of a programme given by id, name or alias. Throws UsageError for an unknown one. */
export function programmeId(value: string): string {
  const found = programmes().find(
    (programme) => programme.id === value || programme.name === value || programme.aliases.includes(value),
  )
  if (!found) throw new UsageError(`不认识项目“${value}”。索引里的项目见：fuwen programmes`)
  return found.id
}
