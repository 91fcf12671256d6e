import { z } from 'zod';
import { statusOf } from '@/app/_server/to-problem';
import { type ErrorCode, errorCodes } from '@/lib/platform/core/domain-error';

import { draftInput } from '@/lib/processes/decks/inputs';

import * as answers from './answers';
import { type Operation, operations } from './operations';

type JsonSchema = Record<string, unknown>;

const FILE_FORM: JsonSchema = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: {
          slotKey: { type: 'string', description: 'What the step asks for; stands before the file' },
          file: { type: 'string', contentMediaType: 'application/octet-stream' },
        },
        required: ['file'],
      },
    },
  },
};

/** What every call can meet, whatever it asks for. */
const COMMON_ERRORS: readonly ErrorCode[] = ['unauthenticated', 'invalid_input', 'rate_limited', 'internal'];
const UNSAFE_ERRORS: readonly ErrorCode[] = [
  'too_large',
  'unsupported_media_type',
  'idempotency_mismatch',
  'idempotency_in_progress',
];

/** The OpenAPI 3.1 document of the whole API, built from the shapes that read its input and describe its answers. */
export function toOpenApi(): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Laufkarte',
      version: '1',
      description:
        'Decks, runs, checkpoints and their proof. Paths and fields of version 1 may grow; they do not change.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...recursiveSchemas(),
        ...answerSchemas(),
        ErrorCode: { type: 'string', enum: [...errorCodes] },
      },
    },
  };
}

function pathsOf(all: readonly Operation[]): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const operation of all) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describe(operation);
  }
  return paths;
}

function describe(operation: Operation): JsonSchema {
  const ids = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const takesBody = operation.method !== 'get';
  return {
    operationId: operation.id,
    summary: operation.summary,
    parameters: [
      ...ids.map((name) => ({ name, in: 'path', required: true, schema: idSchema(name) })),
      ...queryParameters(operation, ids),
      ...(operation.ifMatch ? [IF_MATCH] : []),
      ...(takesBody ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(operation.body && { requestBody: requestBodyOf(operation, ids) }),
    ...(operation.takesFile && { requestBody: FILE_FORM }),
    responses: {
      ...successOf(operation),
      ...errorResponses([...COMMON_ERRORS, ...(takesBody ? UNSAFE_ERRORS : []), ...(operation.errors ?? [])]),
    },
  };
}

function successOf({ status, answer, file }: Operation): JsonSchema {
  const json = { 'application/json': { schema: answerSchemaOf(answer) } };
  if (!file) return { [String(status ?? 200)]: { description: 'Done', content: json } };
  return {
    200: { description: 'Done', content: { [file]: { schema: { type: 'string', format: 'binary' } } } },
    202: {
      description: 'Being made: ask again after the seconds in Retry-After',
      headers: { 'Retry-After': { schema: { type: 'integer' } } },
      content: json,
    },
  };
}

function queryParameters({ query }: Operation, ids: string[]): JsonSchema[] {
  if (!query) return [];
  const { properties = {} } = toSchema(query, 'input') as { properties?: Record<string, JsonSchema> };
  return Object.entries(properties)
    .filter(([name]) => !ids.includes(name))
    .map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function requestBodyOf({ body, alsoTakes }: Operation, ids: string[]): JsonSchema {
  const schema = toSchema(body!, 'input') as { properties: Record<string, JsonSchema>; required?: string[] };
  const properties = Object.entries(schema.properties).filter(([name]) => !ids.includes(name));
  const required = (schema.required ?? []).filter((name) => !ids.includes(name));
  return {
    required: required.length > 0,
    content: {
      'application/json': {
        schema: { ...schema, properties: Object.fromEntries(properties), required },
      },
      ...(alsoTakes && { [alsoTakes]: { schema: { type: 'string' } } }),
    },
  };
}

function errorResponses(codes: readonly ErrorCode[]): JsonSchema {
  const byStatus = Map.groupBy([...new Set(codes)], (code) => statusOf[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      String(status),
      {
        description: some.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** Each answer once, by its name; lists are described where they are answered. */
function answerSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(namedShapes().map(([name, shape]) => [name, toSchema(shape, 'output')]));
}

function answerSchemaOf(answer: z.ZodType): JsonSchema {
  const name = nameOf(answer);
  if (name) return { $ref: `#/components/schemas/${name}` };
  const schema = toSchema(answer, 'output') as { properties?: { items?: { items?: JsonSchema } } };
  const item =
    answer instanceof z.ZodObject && (answer.shape.items as z.ZodArray<z.ZodType> | undefined)?.element;
  if (item && schema.properties?.items) schema.properties.items.items = answerSchemaOf(item);
  return schema;
}

function namedShapes(): [string, z.ZodType][] {
  return Object.entries(answers).flatMap(([key, shape]) => {
    if (!(shape instanceof z.ZodType)) return [];
    const name = key.replace(/Shape$/, '');
    return [[name.charAt(0).toUpperCase() + name.slice(1), shape] as [string, z.ZodType]];
  });
}

function nameOf(shape: z.ZodType): string | undefined {
  return namedShapes().find(([, each]) => each === shape)?.[0];
}

/** Shapes that hold themselves have a name of their own, and stand among the schemas under it. */
function toSchema(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const {
    $schema: _,
    $defs: __,
    ...schema
  } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function recursiveSchemas(): Record<string, JsonSchema> {
  const { $defs = {} } = z.toJSONSchema(draftInput, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return JSON.parse(JSON.stringify($defs).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function idSchema(name: string): JsonSchema {
  return name === 'number' ? { type: 'integer', minimum: 1 } : { type: 'string', format: 'uuid' };
}

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The revision that was read, in quotes.',
  schema: { type: 'string', pattern: '^"\\d+"$' },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same body gives the first answer again, for a day.',
  schema: { type: 'string', maxLength: 255 },
};
