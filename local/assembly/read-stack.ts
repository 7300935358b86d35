import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Stack, Template } from './template.ts';

interface Manifest {
  artifacts: Record<
    string,
    { type: string; displayName?: string; properties?: { templateFile?: string; stackName?: string; file?: string } }
  >;
}

interface AssetManifest {
  files: Record<
    string,
    { source: { path: string; packaging: string }; destinations: Record<string, { objectKey: string }> }
  >;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Reads what `cdk synth` left in a directory.
 * @param stackName which stack, if the directory has several.
 * @throws Error when there is no such stack, or several and none was named.
 */
export function readStack(directory: string, stackName?: string): Stack {
  const { artifacts } = readJson(resolve(directory, 'manifest.json')) as Manifest;
  const stacks = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, { properties = {} }]) => ({ id, name: properties.stackName ?? id, file: properties.templateFile! }));
  const candidates = stackName === undefined ? stacks : stacks.filter(({ id, name }) => [id, name].includes(stackName));
  const [stack] = candidates;
  if (stack === undefined || candidates.length > 1)
    throw new Error(
      `${directory} has the stacks ${stacks.map(({ id }) => id).join(', ')}: exactly one must be chosen.`,
    );
  return {
    name: stack.name,
    template: readJson(resolve(directory, stack.file)) as Template,
    assetDirectories: readAssets(directory, artifacts),
  };
}

function readAssets(directory: string, artifacts: Manifest['artifacts']): Map<string, string> {
  const manifests = Object.values(artifacts).filter(({ type }) => type === 'cdk:asset-manifest');
  const assets = new Map<string, string>();
  for (const { properties } of manifests) {
    const { files } = readJson(resolve(directory, properties!.file!)) as AssetManifest;
    for (const { source, destinations } of Object.values(files)) {
      if (source.packaging !== 'zip') continue;
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, resolve(directory, source.path));
    }
  }
  return assets;
}
