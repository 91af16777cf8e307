import type { RequestHandler } from 'express'
import { z } from 'zod'
import { problem } from './answers/parts.ts'
import { type Endpoint, endpoints, type PostEndpoint, postEndpoints } from './api-endpoints.ts'

/** `GET /api/v1/openapi.json`: what the API takes and gives, as OpenAPI 3.1. */
export const serveOpenApi: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'public, max-age=3600')
  response.json(openApi())
}

/** The whole description as plain data. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: '复文',
      version: '1',
      description:
        '政协提案、人大建议答复的全文检索。只读。位置（highlights 等）是所在 text 的 UTF-16 码元；JSON 里没有 HTML。以后可能增加字段，请忽略不认识的字段。',
    },
    servers: [{ url: '/' }],
    paths: {
      ...Object.fromEntries(
        Object.entries(endpoints).map(([path, endpoint]) => [path, { get: operation(endpoint) }]),
      ),
      ...Object.fromEntries(
        Object.entries(postEndpoints).map(([path, endpoint]) => [path, { post: postOperation(endpoint) }]),
      ),
    },
    components: { schemas: { Problem: jsonSchema(problem), ...definitions() } },
  }
}

function postOperation({ body, ...endpoint }: PostEndpoint): object {
  const { responses, ...described } = operation(endpoint)
  const content = body
    ? { 'application/json': { schema: jsonSchema(body) } }
    : { 'application/octet-stream': {} }
  return {
    ...described,
    requestBody: { required: true, content },
    responses: { ...responses, 413: refusal('所发内容太大') },
  }
}

function operation({ summary, operationId, parameters, answer }: Endpoint): Operation {
  return {
    summary,
    operationId,
    parameters,
    responses: {
      200: { description: '结果', content: { 'application/json': { schema: jsonSchema(answer) } } },
      400: refusal('参数有误：parameters 列出是哪几个'),
      404: refusal('没有这一项'),
    },
  }
}

interface Operation extends Omit<Endpoint, 'answer'> {
  readonly responses: Readonly<Record<number, object>>
}

function refusal(description: string): object {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

/** A schema without its dialect, which the document names once, and without the definitions that `definitions` puts
 *  among the components. */
function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, $defs: __, ...rest } = generate(schema)
  return rest
}

/** Schemas that name themselves, for those that hold others of their kind. */
function definitions(): object {
  const all = [...Object.values(endpoints), ...Object.values(postEndpoints)]
  const parts = all.map(({ answer }) => generate(answer).$defs ?? {})
  return Object.assign({}, ...parts) as object // of plain data
}

function generate(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const generated = JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12' }))
  return JSON.parse(generated.replaceAll('#/$defs/', '#/components/schemas/')) as z.core.JSONSchema.BaseSchema
}
