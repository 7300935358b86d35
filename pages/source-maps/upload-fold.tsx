import { Link } from '../navigation/link.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { Fold } from '../parts/fold.tsx';
import { TOKEN, uploadBlocks } from './upload-blocks.ts';

/** How source maps come here, with the project's own names in the texts. */
export function UploadFold({ project, isOpen }: { project: string; isOpen: boolean }) {
  return (
    <section class="card card-padded">
      <Fold summary="How to upload source maps" isOpen={isOpen}>
        {() => (
          <div class="stack">
            <p>
              A build injects debug ids into its scripts and uploads their maps before it is deployed. For {TOKEN} take
              an <Link to={{ page: 'settings', project, section: 'access_tokens' }}>access token of this project</Link>{' '}
              with the scope api and the level Developer.
            </p>
            {uploadBlocks(location.origin, project).map((block) => (
              <CodeBlock key={block.about} {...block} />
            ))}
          </div>
        )}
      </Fold>
    </section>
  );
}
