import { useSubscription } from '../use-subscription.ts';
import { createSettings, type ViewSettings } from './create-settings.ts';

/** Those of this browser. */
export const settings = createSettings(() => localStorage);

/** Those of this tab: whoever comes back tomorrow would wonder. */
const ofTab = createSettings(() => sessionStorage);

/** One view setting and its setter: `const [frames, setFrames] = useSetting('frames')`. */
export function useSetting<Name extends keyof ViewSettings>(
  name: Name,
): [ViewSettings[Name], (value: ViewSettings[Name]) => void] {
  const store = name === 'stackAsSent' ? ofTab : settings;
  useSubscription(store.subscribe);
  return [store.get(name), (value) => store.set(name, value)];
}
