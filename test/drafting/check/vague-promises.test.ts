import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../../src/drafting/check/check-draft.ts'
import { findVaguePromises } from '../../../src/drafting/check/vague-promises.ts'

/** The words that are found vague in a draft whose plan says `sentence`. */
function vagueIn(sentence: string): string[] {
  const draft = `张某某代表：\n您提出的建议收悉，现答复如下：\n二、下一步打算\n${sentence}\n`
  return findVaguePromises(draft, parseDraft(draft)).map(({ start, end }) => draft.slice(start, end))
}

describe('findVaguePromises', () => {
  it.each([
    ['下一步，我局将根据总体安排，适时组织实施河道治理。', ['适时']],
    ['我们将争取尽早实施，打造又一条快速通道。', ['争取']],
    ['待项目审批立项后，再作具体安排。', ['待项目审批立项后']],
    ['工程已做好准备，一旦资金就位，即可开工建设。', ['一旦']],
    ['我局将积极努力，把水闸注册为小型水库。', ['积极努力']],
    // What is counted before is not what is promised.
    ['为建设剩下800米渠道，我局会尽快组织实施。', ['尽快']],
    // Whatever depends on what is not known.
    ['待项目下达后即可组织实施修复。', ['待项目下达后']],
    ['待资金落实时再行安排。', ['待资金落实时']],
    ['我局将按照轻重缓急，分期分批推进改造。', ['分期分批']],
    ['在条件允许的情况下，增设公交站点。', ['条件允许的情况下']],
    ['您提出的线路，我局将统筹考虑。', ['统筹考虑']],
    ['该路段我局将优先考虑列入项目库。', ['优先考虑']],
    ['我局将逐年加大对中心小学的投入。', ['逐年']],
    ['资金还未到位，待资金就位即可开工。', ['待资金就位']],
    ['选址确定，项目批准后即可实施。', ['项目批准后']],
    ['经验收符合标准后，我局将组织实施路面工程。', ['经验收符合标准后']],
    ['该路段增设红绿灯还在等待专家论证。', ['等待专家论证']],
    ['如争取到新的项目，我局将予以改造。', ['如争取到新的项目']],
    ['功能室的建设将来可以解决此问题。', ['将来']],
    ['将适时开展相关工作。', ['适时']],
    ['下一步，我局将进一步加强、努力推进相关工作。', ['进一步加强、努力推进相关工作']],
    ['我局将继续做好有关工作。', ['继续做好有关工作']],
    ['我局将按照职责做好配合工作。', ['做好配合工作']],
    // Money that is asked for is not had.
    ['积极向国家、省、市争取文化旅游方面的资金支持。', ['积极向国家、省、市争取']],
    ['下步我局将继续争取专项资金，加大支持。', ['继续争取']],
    ['我局将根据上级资金安排情况，对道路予以改造。', ['根据上级资金安排情况']],
  ])('finds a promise without date, number and owner: %s', (sentence, wanted) => {
    expect(vagueIn(sentence)).toEqual(wanted)
  })

  it('finds a promise in a sentence that promises, although its passage tells what was done', () => {
    const draft =
      '张某某代表：\n您提出的建议收悉，现答复如下：\n一、关于创新\n截至2024年底，全县有高新技术企业41家，建成孵化器2个。将适时开展相关工作。\n'
    const found = findVaguePromises(draft, parseDraft(draft))
    expect(found.map(({ text }) => text)).toEqual(['适时'])
  })

  it.each([
    ['该路段已列入储备库，待省厅终审后实施。', ['待省厅终审后']],
    ['村里已经选好地址，等上级资金拨付到位，立即开工。', ['等上级资金拨付到位']],
    ['方案已报县里，资金到位后，将组织施工。', ['资金到位后']],
    ['教育局正积极争取上级项目资金，建设宿舍楼。', ['正积极争取']],
    ['涉及多个部门，报区政府研究同意后再进行改造。', ['报区政府研究同意后']],
    ['该河段已列入规划，将根据总体安排，适时治理。', ['适时']],
    ['因土地指标不足，该路暂不能动工，下一步将汇报，尽快列入计划。', ['尽快']],
    ['我们将把沟渠治理纳入规划，积极向上争取资金。', ['积极向上争取']],
    ['我局已建立机制，争取到资金，逐步完成了改造。', []],
    ['县里将其列为重点，逐步完成了改造。', []],
    ['恳请代表早日促成此事。', []],
    ['市局要求专人负责，力争尽快解决此项问题。', ['力争']],
    ['这也是我局希望能够尽快解决的。', []],
    ['交警在节假日等客流高峰时，加派警力。', []],
  ])('finds in what is told of the work so far: %s', (sentence, wanted) => {
    const draft = `张某某代表：\n您提出的建议收悉，现答复如下：\n一、工作开展情况\n全县已建成公路41条。${sentence}\n`
    expect(findVaguePromises(draft, parseDraft(draft)).map(({ text }) => text)).toEqual(wanted)
  })

  it('gives the place of the words that promise, and not of the same words before', () => {
    const draft = `张某某代表：\n您提出的建议收悉，现答复如下：\n二、下一步打算\n我局将在争取到资金后，争取开工建设。\n`
    const [found] = findVaguePromises(draft, parseDraft(draft))
    expect(found?.start).toBe(draft.lastIndexOf('争取'))
  })

  it.each([
    ['我们将尽快新增泊位300个，方便群众停车。'],
    ['2025年底前逐步完成改造。'],
    ['由县水利局牵头，尽快组织实施。'],
    ['2026年6月底前会同县住建局推进相关工作。'],
    ['我局将做好相关工作方案的修订。'],
    ['我局将加强后续管护，做好接待后的跟踪服务。'],
    ['去年我局争取到上级资金，为村民争取了补助。'],
    ['同时请村里配合，及早修缮。'],
    ['同时争取上级资金3800万元，用于改造。'],
    ['我局高度重视，经研究审批后印发了方案。'],
  ])('finds none in %s', (sentence) => {
    expect(vagueIn(sentence)).toEqual([])
  })
})
