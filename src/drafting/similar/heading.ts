import type { Ask } from '../asks.ts'

const LONGEST_HEADING = 28

/** How a reply heads its answer to `ask`: 关于加大企业研发投入. No longer than a line, and without what only numbers or asks. */
export function headingFor({ text }: Ask): string {
  const bare = text
    .trim()
    .replace(
      /^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]\s*|[一二三四五六七八九十]是(?:要)?|第[一二三四五六七八九十][，、,]?)/u,
      '',
    )
    .replace(
      /^(?:为此[，,]?)?(?:我们?)?(?:建议|希望|恳请|呼吁)(?:有关部门|政府|市政府|县政府|区政府)?[：:，,]?/u,
      '',
    )
  const [clause = ''] = bare.split(/[。；;！!？?\n，,：:]/u)
  const words = clause.replace(/^关于/u, '').trim()
  return words === '' ? '' : `关于${[...words].slice(0, LONGEST_HEADING).join('')}`
}
