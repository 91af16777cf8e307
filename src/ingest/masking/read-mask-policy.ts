import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { defaultMaskPolicy, type MaskPolicy } from './mask-policy.ts'

/** A policy file that cannot be used; the message, Chinese, names the file and what is wrong. */
export class MaskPolicyError extends Error {
  override readonly name = 'MaskPolicyError'
}

const action = z.enum(['mask', 'keep']).optional()

/** What a policy file may say: another action for a kind, more names of office lines. */
const policyFile = z.strictObject({
  mobile: action,
  landline: action,
  'identity-card': action,
  'bank-card': action,
  email: action,
  'chat-account': action,
  name: action,
  officeLines: z.array(z.string().min(1)).optional(),
})

/** The default policy, changed as the file at `path` says. Throws MaskPolicyError when it is missing or broken. */
export function readMaskPolicy(path: string): MaskPolicy {
  const changes = policyFile.safeParse(readJson(path))
  if (!changes.success) {
    const places = changes.error.issues.map((issue) => issue.path.join('.') || '顶层').join('、')
    throw new MaskPolicyError(
      `个人信息处理规则 ${path} 有误（${places}）：每一类写 "mask" 或 "keep"，officeLines 写名称的列表。`,
    )
  }
  const { officeLines = [], ...actions } = changes.data
  return {
    ...defaultMaskPolicy,
    rules: defaultMaskPolicy.rules.map((rule) => ({ ...rule, action: actions[rule.kind] ?? rule.action })),
    officeLines: [...defaultMaskPolicy.officeLines, ...officeLines],
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MaskPolicyError(`读不到个人信息处理规则 ${path}，或它不是 JSON 文件。`, { cause })
  }
}
