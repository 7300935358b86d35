import type { Page } from '../api/types.ts';
import { Button } from '../parts/button.tsx';

interface PagerProps {
  /** Of the page that is shown. */
  page: string;
  next: Page | null;
  onPage: (page: string) => void;
}

/** The way through a list that has more than one page. */
export function Pager({ page, next, onPage }: PagerProps) {
  const number = Number(page);
  const after = next !== null && 'page' in next ? next.page : null;
  if (number <= 1 && after === null) return null;
  return (
    <nav class="cluster card-padded" aria-label="Pages">
      {number > 1 && <Button onClick={() => onPage(String(number - 1))}>Previous</Button>}
      <span class="muted">Page {page}</span>
      {after !== null && <Button onClick={() => onPage(after)}>Next</Button>}
    </nav>
  );
}
