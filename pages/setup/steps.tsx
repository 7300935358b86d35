import { CodeBlock } from '../parts/code-block.tsx';
import type { Snippet } from './snippets/snippet.ts';

/** What is done one after the other; a step without a text is left out. */
export function Steps({ snippet: { install, paste, breaks }, name }: { snippet: Snippet; name: string }) {
  const steps = [
    { title: 'Install', blocks: install },
    { title: 'Paste', blocks: paste },
    { title: 'Break', blocks: breaks },
  ].filter(({ blocks }) => blocks.length > 0);
  return (
    <ol class="setup-steps card">
      {steps.map(({ title, blocks }) => (
        <li key={`${name} ${title}`} class="setup-step">
          <h2>{title}</h2>
          <div class="stack-small">
            {blocks.map((block) => (
              <CodeBlock key={block.where} {...block} about={`${title}: ${block.where}`} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
