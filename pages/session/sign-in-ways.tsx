import { useResource } from '../api/use-resource.ts';
import { Button } from '../parts/button.tsx';
import { ForeignLine } from '../parts/foreign-line.tsx';

/** The providers through which one can sign in here; nothing where there are none. `to`: where to go then. */
export function SignInWays({ to, label = 'or sign in with' }: { to: string; label?: string }) {
  const { data } = useResource('getTenant', {});
  if (!data || data.sign_in.length === 0) return null;
  return (
    <div class="stack-small">
      <p class="muted">{label}</p>
      <div class="cluster">
        {data.sign_in.map(({ id, name, url }) => (
          // No link: the router would take it for a page. No form: its policy lets none lead elsewhere.
          <Button key={id} onClick={() => location.assign(`${url}&to=${encodeURIComponent(to)}`)}>
            <ForeignLine text={name} />
          </Button>
        ))}
      </div>
    </div>
  );
}
