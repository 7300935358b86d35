import { Card } from '../parts/card.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { Select } from '../parts/select.tsx';
import { useSetting } from '../settings/settings.ts';
import { ShortcutList } from './shortcut-list.tsx';

const SCHEMES = [
  ['system', 'Colours as the system has them'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

/** What keys do, and how this browser shows things. A page's own keys are in the dialog that `?` opens on it. */
export default function KeyboardPage() {
  const [scheme, setScheme] = useSetting('scheme');
  return (
    <div class="narrow stack">
      <PageHeading title="Keyboard and view" />
      <Card title="Works here">
        <ShortcutList />
      </Card>
      <Card title="Colours">
        <Select
          label="Colours"
          value={scheme}
          options={SCHEMES}
          onChange={(value) => setScheme(SCHEMES.find(([one]) => one === value)?.[0] ?? 'system')}
        />
      </Card>
    </div>
  );
}
