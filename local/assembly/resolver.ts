import { ACCOUNT, attributeOf, referenceTo, REGION } from './references.ts';
import { unsupported, type Stack } from './template.ts';

/** Gives a property's value with every intrinsic replaced; properties that are `AWS::NoValue` are gone. */
export type Resolve = (logicalId: string, property: string, value: unknown) => unknown;

const NO_VALUE = Symbol('AWS::NoValue');

/** @throws Error (from what is returned) for an intrinsic or a reference that is not known here. */
export function createResolver({ name: stackName, template }: Stack): Resolve {
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stackName}/local`,
    'AWS::NoValue': NO_VALUE,
  };

  return function resolve(logicalId, property, value) {
    const refuse = (problem: string): never => {
      throw unsupported(logicalId, property, problem);
    };

    function reference(target: string): unknown {
      if (target in pseudo) return pseudo[target];
      const resource = template.Resources[target];
      if (resource) return referenceTo(stackName, target, resource);
      const parameter = template.Parameters?.[target];
      return parameter?.Default ?? refuse(`refers to ${target}, for which the local runner has no value`);
    }

    function attribute(target: string, name: string): string {
      const resource = template.Resources[target];
      const known = resource && attributeOf(stackName, target, resource, name);
      return known ?? refuse(`uses Fn::GetAtt ${target}.${name}, which is not known to the local runner`);
    }

    function substitute(argument: unknown): string {
      const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
        string,
        Record<string, unknown>,
      ];
      return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (name in variables) return asText(walk(variables[name]));
        const dot = name.indexOf('.');
        return asText(dot < 0 ? reference(name) : attribute(name.slice(0, dot), name.slice(dot + 1)));
      });
    }

    function asText(part: unknown): string {
      return typeof part === 'string' || typeof part === 'number'
        ? String(part)
        : refuse('joins something that is no text');
    }

    function list(argument: unknown): unknown[] {
      const resolved = walk(argument);
      return Array.isArray(resolved) ? resolved : refuse('takes from something that is no list');
    }

    function intrinsic(name: string, argument: unknown): unknown {
      const items = Array.isArray(argument) ? argument : [];
      switch (name) {
        case 'Ref':
          return reference(String(argument));
        case 'Fn::GetAtt': {
          const [target, ...rest] = typeof argument === 'string' ? argument.split('.') : (items as string[]);
          return attribute(target!, rest.join('.'));
        }
        case 'Fn::Join':
          return list(items[1]).map(asText).join(String(items[0]));
        case 'Fn::Sub':
          return substitute(argument);
        case 'Fn::Select':
          return list(items[1])[Number(walk(items[0]))];
        case 'Fn::Split':
          return asText(walk(items[1])).split(String(items[0]));
        default:
          return refuse(`uses ${name}, which is not known to the local runner`);
      }
    }

    function walk(node: unknown): unknown {
      if (Array.isArray(node)) return node.map(walk).filter((item) => item !== NO_VALUE);
      if (typeof node !== 'object' || node === null) return node;
      const entries = Object.entries(node);
      const [name, argument] = entries[0] ?? [];
      if (entries.length === 1 && (name === 'Ref' || name === 'Condition' || name!.startsWith('Fn::')))
        return intrinsic(name!, argument);
      return Object.fromEntries(
        entries.map(([key, item]) => [key, walk(item)] as const).filter(([, item]) => item !== NO_VALUE),
      );
    }

    const resolved = walk(value);
    return resolved === NO_VALUE ? undefined : resolved;
  };
}
