import type { DataOf } from '../api/types.ts';
import { Select } from '../parts/select.tsx';
import { oneLine } from '../text/foreign-text.ts';
import { LEVELS, SINCE, SORTS, type Controls } from './list-controls.ts';

export interface FilterProps {
  controls: Controls;
  /** What there is to choose from; `null` while it is not known. */
  facets: DataOf<'getErrorFacets'> | null;
  /** Whether the errors are an external Sentry's, whose releases are not known here. */
  isExternal: boolean;
  onChange: (changes: Partial<Controls>, isReplaced?: boolean) => void;
}

type Facet = DataOf<'getErrorFacets'>['environments'];

/** The choices of the list. */
export function FilterSelects({ controls, facets, isExternal, onChange }: FilterProps) {
  const levels = LEVELS.map((level) => ({ value: level, errors: countOf(facets?.levels, level) }));
  return (
    <>
      {(!isExternal || controls.environment !== '') && (
        <Select
          label="Environment"
          value={controls.environment}
          options={choices('Any environment', facets?.environments ?? [], controls.environment)}
          onChange={(environment) => onChange({ environment })}
        />
      )}
      {(!isExternal || controls.release !== '') && (
        <Select
          label="Release"
          value={controls.release}
          options={choices('Any release', facets?.releases ?? [], controls.release)}
          onChange={(release) => onChange({ release })}
        />
      )}
      <Select
        label="Level"
        value={controls.level}
        options={choices('Any level', levels, controls.level)}
        onChange={(level) => onChange({ level })}
      />
      <Select label="Last seen" value={controls.since} options={SINCE} onChange={(since) => onChange({ since })} />
      <Select label="Sort by" value={controls.sort} options={SORTS} onChange={(sort) => onChange({ sort })} />
    </>
  );
}

const countOf = (facet: Facet | undefined, value: string): number | null =>
  facet === undefined ? null : (facet.find((one) => one.value === value)?.errors ?? 0);

type Choice = readonly [value: string, text: string];

/** A facet's values, with how many errors have each; the value that is chosen is among them, known or not. */
function choices(
  any: string,
  facet: readonly { value: string; errors: number | null }[],
  chosen: string,
): readonly Choice[] {
  const known = facet.filter(({ value, errors }) => value !== '' && (errors !== 0 || value === chosen));
  const isUnknown = chosen !== '' && !known.some(({ value }) => value === chosen);
  return [
    ['', any],
    ...known.map(({ value, errors }): Choice => [value, oneLine(value, 60) + (errors === null ? '' : ` (${errors})`)]),
    ...(isUnknown ? [[chosen, oneLine(chosen, 60)] as Choice] : []),
  ];
}
