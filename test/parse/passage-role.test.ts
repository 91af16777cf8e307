import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passageRole } from '../../src/parse/passage-role.ts'
import { addTallies, type RoleTally, tallySentence } from '../../src/parse/role-tally.ts'
import type { Role } from '../../src/reply/role.ts'

function tallyOf(text: string): RoleTally | null {
  return text
    .split(/(?<=[。;])/)
    .map(tallySentence)
    .reduce<RoleTally | null>(addTallies, null)
}

const planned = { role: 'plan', decided: true, before: 'plan' } as const
const lead = { role: 'background', decided: true, before: 'background' } as const
const open = { role: 'done', decided: false, before: 'done' } as const

describe('the role of a passage', () => {
  it.each<[string, string, { role: Role; decided: boolean; before: Role }, Role]>([
    ['figures under a heading of plans', '清理工作台账30余项,培训骨干200人次。', planned, 'plan'],
    ['a look at what is held, among plans', '全区现有社区工厂12家。', planned, 'plan'],
    ['what is lacking, among plans', '由于用地紧张,暂无法新建停车场。', planned, 'problem'],
    ['work that leads to the numbered parts', '近年来,我局先后培训骨干200人次。', lead, 'done'],
    [
      'work beside its reasons, before the numbered parts',
      '劳动教育是育人的重要途径。教育部门承担着育人的责任,必须高度重视,近年来开展了培训。',
      lead,
      'background',
    ],
    ['plans before the numbered parts', '我局将增设路灯120盏。', lead, 'plan'],
    ['silence behind work done', '推动各乡镇设立服务点。', open, 'done'],
    ['silence behind what is lacking', '推动各乡镇设立服务点。', { ...open, before: 'problem' }, 'done'],
    ['a plan without a heading', '我局将增设路灯120盏。', open, 'plan'],
    [
      'what is expected, under a heading of work done',
      '评选优胜项目46个,预计新成立企业10家以上。',
      { ...open, decided: true },
      'done',
    ],
  ])('of %s', (_, text, surroundings, role) => {
    expect(passageRole(tallyOf(text), surroundings)).toBe(role)
  })

  it('is what the section has where nothing is said', () => {
    const roles = fc.constantFrom<Role>('done', 'plan', 'background', 'other')
    fc.assert(
      fc.property(roles, (role) => {
        expect(passageRole(null, { role, decided: true, before: role })).toBe(role)
      }),
    )
  })
})
