import type { Template } from './synthesis.ts';

/** What IAM takes in a managed policy, without white space, and how many of them on a role by default. */
export const MAX_POLICY = 6_144;
export const MAX_POLICIES = 10;

/** The functions that managed policies let somebody call, each with the policy. @throws Error for one that is in two */
export function callable(template: Template): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, properties } of template.of('AWS::IAM::ManagedPolicy')) {
    for (const { Resource } of properties['PolicyDocument'].Statement) {
      for (const resource of Resource as unknown[]) {
        const one = template.at(resource).id;
        if (found.has(one)) throw new Error(`${one} is in two policies`);
        found.set(one, id);
      }
    }
  }
  return found;
}

/** No region is as long in this partition, nor is a name of this account: all of an ARN at its longest. */
const LONGEST = `arn:aws-us-gov:lambda:us-isof-south-1:123456789012:function:${'f'.repeat(64)}`;

/** Characters of each managed policy as IAM counts them, if CloudFormation gives each function the longest of names. */
export function policySizes(template: Template): number[] {
  return template.of('AWS::IAM::ManagedPolicy').map(({ properties }) => {
    const reference = /\{"Fn::GetAtt":\["\w+","Arn"\]\}/g;
    const rendered = JSON.stringify(properties['PolicyDocument']).replaceAll(reference, JSON.stringify(LONGEST));
    if (/Fn::|"Ref"/.test(rendered)) throw new Error(`not rendered: ${rendered}`);
    return rendered.replaceAll(/\s/g, '').length;
  });
}
