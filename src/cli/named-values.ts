import { program } from '../indexing/build-command.ts'
import { regionPath } from '../reply/region.ts'
import { programmesNamed, regionsNamed } from '../search/query/named-values.ts'
import { foldText } from '../text/fold.ts'
import { UsageError } from './read-arguments.ts'

/** The code of a region given by name or code. Throws UsageError for an unknown or ambiguous name. */
export function regionCode(value: string): string {
  const [region, ...others] = regionsNamed(foldText(value))
  if (!region) throw new UsageError(`不认识地区“${value}”，请写全称或六位代码。`)
  if (others.length === 0) return region.code
  const names = [region, ...others].map((one) => `${regionPath(one).join('')} ${one.code}`)
  throw new UsageError(`地区“${value}”不止一个，请写明是哪一个，或改用代码：${names.join('、')}。`)
}

/** The id of a programme given by id, name, alias or part of a name. Throws UsageError for an unknown or ambiguous one. */
export function programmeId(value: string): string {
  const [found, ...others] = programmesNamed(foldText(value))
  if (found === undefined) throw new UsageError(`不认识项目“${value}”。索引里的项目见：${program} programmes`)
  if (others.length === 0) return found
  throw new UsageError(`项目“${value}”不止一个，请改用编号：${[found, ...others].join('、')}。`)
}
