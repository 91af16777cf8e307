/** What a section or passage does within a reply (章节作用). */
export const roles = [
  'greeting',
  'receipt',
  'background',
  'done',
  'problem',
  'plan',
  'thanks',
  'signature',
  'contact',
  'other',
] as const

export type Role = (typeof roles)[number]

/** Roles of what frames an answer and is none: alike in every reply, or the words of who asked. */
export const frameRoles: ReadonlySet<Role> = new Set([
  'greeting',
  'receipt',
  'thanks',
  'signature',
  'contact',
])

/** The role as the interface names it. */
export const roleLabels: Readonly<Record<Role, string>> = {
  greeting: '称谓',
  receipt: '开头',
  background: '背景',
  done: '成效/已做',
  problem: '存在问题',
  plan: '下一步打算',
  thanks: '致谢',
  signature: '署名',
  contact: '联系方式',
  other: '其他',
}

/** Whether `value` is one of the roles. */
export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}
