import { describe, expect, it } from 'vitest';
import { PAGES } from '../../shared/api/pages.ts';
import { functionOf, templateOf, type Properties } from './synthesis.ts';

const template = templateOf('acme');

describe('the functions that answer with pages', () => {
  it.each(Object.values(PAGES))('$function may do nothing but write its log', ({ function: file }) => {
    const { properties } = template.at(functionOf(template, file).properties['Role']);
    const statements = properties['Policies'].flatMap(({ PolicyDocument }: Properties) => PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }: Properties) => Action)).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(properties['ManagedPolicyArns']).toBeUndefined();
  });
});
