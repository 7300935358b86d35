import { useSubscription } from '../use-subscription.ts';
import { createSettings, type ViewSettings } from './create-settings.ts';

/** Those of this browser. */
export const settings = createSettings(() => localStorage);

/** One view setting and its setter: `const [frames, setFrames] = useSetting('frames')`. */
export function useSetting<Name extends keyof ViewSettings>(
  name: Name,
): [ViewSettings[Name], (value: ViewSettings[Name]) => void] {
  useSubscription(settings.subscribe);
  return [settings.get(name), (value) => settings.set(name, value)];
}
