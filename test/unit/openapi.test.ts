import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../cli/openapi-document.ts';

describe('the OpenAPI document', () => {
  it('is what the contract says: run `npm run openapi` after changing a row', () => {
    const written: unknown = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(openApiDocument());
    expect(result).toMatchObject({ valid: true });
  });

  it('has an operation id per row, each once', () => {
    const paths = openApiDocument()['paths'] as Record<string, Record<string, { operationId: string }>>;
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
