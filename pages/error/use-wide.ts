import { useEffect, useReducer } from 'preact/hooks';

/** From this width on there is room for a column of facts; the same as of `columns` in `style/boxes.css`. */
const WIDE = '(width >= 64rem)';

/** Whether the window is wide enough for two columns, also after it has changed. */
export function useWide(): boolean {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const onChange = (): void => render(0);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return matchMedia(WIDE).matches;
}
