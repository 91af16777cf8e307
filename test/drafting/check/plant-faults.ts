import { Random } from '../../bench/random.ts'

/** A fault that was put into a draft. */
export interface Planted {
  /** The rule that is to find it. */
  readonly rule: string
  readonly draft: string
  /** Where it stands; null for something that is missing. */
  readonly at: number | null
  readonly length: number
}

type Plant = (draft: string, random: Random) => Omit<Planted, 'rule'> | null

/** What is put in, by the rule that is to find it: as writers of replies make these mistakes. */
export function planters(strangers: {
  readonly places: readonly string[]
  readonly names: readonly string[]
  readonly passages: readonly string[]
}): Readonly<Record<string, Plant>> {
  return {
    'other-place': (draft, random) =>
      replaceOne(draft, random, /(?<=[，。；\n])(?:我[市县区]|全[市县区])/gu, () =>
        random.pick(strangers.places),
      ),
    'local-name': (draft, random) =>
      insertSentence(draft, random, (name) => `持续推进${name}周边环境整治和设施更新。`, strangers.names),
    'other-number': (draft) =>
      /第\d+号[^\n]*答复/u.test(draft)
        ? replaceFirst(draft, /(?<=《[^》\n]+》)(?=已?收悉)/u, () => '（第901号）')
        : null,
    'same-run': (draft, random) => insertSentence(draft, random, (text) => text, strangers.passages),
    'half-width': (draft, random) =>
      replaceOne(
        draft,
        random,
        /(?<=\p{sc=Han})[，；：。（](?=\p{sc=Han})/gu,
        (mark) => halves.get(mark) ?? ',',
      ),
    'straight-quote': (draft, random) => replaceOne(draft, random, /“(?=\p{sc=Han})/gu, () => '"'),
    'unpaired-mark': (draft, random) =>
      replaceOne(draft, random, /(?<=\p{sc=Han})[”》）](?=\p{sc=Han})/gu, () => ''),
    'number-brackets': (draft) => replaceFirst(draft, /〔(\d{4})〕/u, (found) => `[${found.slice(1, 5)}]`),
    'number-year': (draft) =>
      replaceFirst(draft, /(?<=〔)\d{4}(?=〕\d+号\s*\n)/u, (year) => `${Number(year) - 2}`),
    'other-addressee': (draft) =>
      /政协|人大|号提案|的提案/u.test(draft.slice(0, 200))
        ? replaceFirst(draft, /(?<=\n[^\n，。]{0,12})(?:委员|代表)(?=：\n)/u, (found) =>
            found === '委员' ? '代表' : '委员',
          )
        : null,
    'other-title': (draft) =>
      /《关于[^\n》]+》[^\n，]{0,6}答复(?:的函)?\n/u.test(draft.slice(0, 200))
        ? replaceFirst(draft, /(?<=提出的)《[^\n》]+》/u, () => '《关于办好老年助餐点的建议》')
        : null,
    'doubled-mark': (draft, random) =>
      replaceOne(draft, random, /(?<=\p{sc=Han})[，。](?=\p{sc=Han})/gu, (mark) => mark + mark),
    'number-padded': (draft) => replaceFirst(draft, /(?<=〔\d{4}〕)\d{1,2}(?=号)/u, (found) => `0${found}`),
    'number-unended': (draft) => replaceFirst(draft, /(?<=〔\d{4}〕\d{1,5})号(?=\s*\n)/u, () => ''),
    'number-ordinal': (draft) => replaceFirst(draft, /(?<=〔\d{4}〕)(?=\d+号)/u, () => '第'),
    'date-abbreviated': (draft) =>
      replaceFirst(draft, /(?<=\n)\d{4}年\d{1,2}月\d{1,2}日(?=\s*\n)/u, (found) =>
        found.replace(/[年月]/gu, '.').replace('日', ''),
      ),
    'date-padded': (draft) =>
      replaceFirst(draft, /(?<=\n\d{4}年)[1-9](?=月\d{1,2}日\s*\n)/u, (found) => `0${found}`),
    'level-gap': (draft) => replaceFirst(draft, /(?<=\n)二(?=、)/u, () => '三'),
    'level-mark': (draft) => replaceFirst(draft, /(?<=\n)一、/u, () => '一.'),
    'no-outcome': (draft) => remove(draft, /办理类型：A\n/u),
    'no-document-number': (draft) => remove(draft, /.{2,16}〔\d{4}〕\d+号.*\n/u),
    'no-contact': (draft) => remove(draft, /（联系人：.*\n/u),
    mobile: (draft, random) =>
      insertSentence(draft, random, (one) => `详情可致电${one}咨询。`, ['13800000000', '13900000000']),
    'identity-card': (draft, random) =>
      insertSentence(draft, random, (one) => `申请人身份证号为${one}。`, ['110101199003070054']),
    'no-date-number-owner': (draft, random) => {
      const heading = /\n[二三]、.*(?:下|计划|打算|安排|思路).*\n/u.exec(draft)
      if (!heading) return null
      const sentence = random.pick(promises)
      const at = heading.index + heading[0].length
      return { draft: draft.slice(0, at) + sentence + draft.slice(at), at, length: sentence.length }
    },
  }
}

const halves = new Map([
  ['，', ','],
  ['；', ';'],
  ['：', ':'],
  ['。', '.'],
  ['（', '('],
])

const promises = [
  '针对群众反映的问题，我们将尽快研究解决。',
  '力争早日补齐设施短板，让群众满意。',
  '待条件成熟后，再予以统筹安排。',
  '相关工作将适时启动，并及时向社会公布。',
  '拟进一步扩大覆盖范围，争取更好效果。',
]

function replaceOne(
  draft: string,
  random: Random,
  pattern: RegExp,
  instead: (found: string) => string,
): Omit<Planted, 'rule'> | null {
  const matches = [...draft.matchAll(pattern)]
  if (matches.length === 0) return null
  return put(draft, random.pick(matches), instead)
}

function replaceFirst(
  draft: string,
  pattern: RegExp,
  instead: (found: string) => string,
): Omit<Planted, 'rule'> | null {
  const match = pattern.exec(draft)
  return match && put(draft, match, instead)
}

function put(
  draft: string,
  match: RegExpExecArray,
  instead: (found: string) => string,
): Omit<Planted, 'rule'> {
  const [found] = match
  const text = instead(found)
  const { index: at } = match
  return { draft: draft.slice(0, at) + text + draft.slice(at + found.length), at, length: text.length }
}

function remove(draft: string, pattern: RegExp): Omit<Planted, 'rule'> | null {
  const rest = draft.replace(pattern, '')
  return rest === draft ? null : { draft: rest, at: null, length: 0 }
}

/** At the end of a paragraph of the answer. */
function insertSentence(
  draft: string,
  random: Random,
  wording: (choice: string) => string,
  choices: readonly string[],
): Omit<Planted, 'rule'> | null {
  // Not where the letter begins and ends.
  const ends = [...draft.matchAll(/[。；](?=\n?[\p{sc=Han}0-9（])/gu)].slice(2, -2)
  if (ends.length === 0) return null
  const at = random.pick(ends).index + 1
  const sentence = wording(random.pick(choices))
  return { draft: draft.slice(0, at) + sentence + draft.slice(at), at, length: sentence.length }
}
