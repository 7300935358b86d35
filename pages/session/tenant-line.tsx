import { useResource } from '../api/use-resource.ts';
import { Foreign } from '../parts/foreign.tsx';

/** Says which Glet this is; nothing while that is not known. */
export function TenantLine() {
  const { data } = useResource('getTenant', {});
  return (
    <p class="muted small">
      {data && (
        <>
          Glet {data.version} of tenant <Foreign text={data.name} length={100} />
        </>
      )}
    </p>
  );
}
