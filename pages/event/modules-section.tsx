import { useQueryState } from '../navigation/use-query-state.ts';
import { Card } from '../parts/card.tsx';
import { SearchField } from '../parts/search-field.tsx';
import type { Details } from './event-types.ts';
import { Facts } from './facts.tsx';

/** The libraries that were loaded, with their versions. */
export function ModulesSection({ modules }: { modules: Details['modules'] }) {
  const [{ module }, setQuery] = useQueryState({ module: '' });
  const wanted = module.toLowerCase();
  const found = modules.filter(({ name }) => name.toLowerCase().includes(wanted));
  const search = (
    <SearchField label="Find a module" value={module} onChange={(value) => setQuery({ module: value }, true)} />
  );
  return (
    <Card id="modules" title={`Modules ${modules.length}`} actions={search}>
      {found.length === 0 ? (
        <p class="muted">No module is called that.</p>
      ) : (
        <Facts isNarrow facts={found.map(({ name, version }) => [name, version])} />
      )}
    </Card>
  );
}
