import { keyboard } from '../keyboard/use-shortcuts.ts';
import { useSetting } from '../settings/settings.ts';
import { useSubscription } from '../use-subscription.ts';

/** The shortcuts that work now, by where they come from, and the switch that turns them off. */
export function ShortcutList() {
  useSubscription(keyboard.subscribe);
  const [isOn, setOn] = useSetting('shortcuts');
  const groups = Map.groupBy(keyboard.groups(), ({ name }) => name);
  return (
    <div class="stack">
      {[...groups].map(([name, members]) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl class="shortcuts">
            {members
              .flatMap(({ shortcuts }) => shortcuts)
              .map(({ keys, label }) => (
                <div key={keys}>
                  <dt>
                    {keys.split(' ').map((key, index) => (
                      <kbd key={index} class="key key-shown">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} /> Single keys
        are shortcuts, in this browser
      </label>
    </div>
  );
}
