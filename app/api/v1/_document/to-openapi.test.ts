import { globSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';

import { operations } from './operations';
import { toOpenApi } from './to-openapi';

const folder = 'app/api/v1';

describe('the document of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(toOpenApi()));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('names every address and method there is, and no other', () => {
    const served = globSync(`${folder}/**/route.ts`)
      .filter((file) => !file.includes('openapi.json'))
      .flatMap((file) => {
        const path = file.slice(folder.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}');
        const methods = readFileSync(file, 'utf8').matchAll(/^ {2}(GET|POST|PUT|PATCH|DELETE): /gm);
        return [...methods].map(([, method]) => `${method} ${path}`);
      });
    const told = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(told.toSorted()).toEqual(served.toSorted());
  });

  it('gives every operation a name of its own', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('keeps the ids of an address out of its body and query', () => {
    const { paths } = toOpenApi() as { paths: Record<string, Record<string, object>> };
    for (const [path, methods] of Object.entries(paths)) {
      for (const name of path.matchAll(/\{(\w+)\}/g)) {
        const text = JSON.stringify(methods);
        expect(text.split(`"name":"${name[1]}"`)).toHaveLength(Object.keys(methods).length + 1);
        expect(text).not.toContain(`"${name[1]}":`);
      }
    }
  });

  it('describes each answer once', () => {
    const { components } = toOpenApi() as { components: { schemas: object } };
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['Run', 'Deck', 'Problem', 'ErrorCode', 'RunItem', 'RunEvent']),
    );
    const { paths } = toOpenApi() as { paths: Record<string, { get?: { responses: object } }> };
    expect(JSON.stringify(paths['/runs/{runId}']?.get?.responses)).toContain('#/components/schemas/Run"');
    expect(JSON.stringify(paths['/runs']?.get?.responses)).toContain('#/components/schemas/RunItem"');
  });
});
