import { useEffect, useRef, useState } from 'preact/hooks';
import { FindBar } from '../find/find-bar.tsx';
import { FindContext, NOTHING } from '../find/find-context.ts';
import { wantedOf } from '../find/wanted-of.ts';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { Card } from '../parts/card.tsx';
import { AboutSection } from './about-section.tsx';
import { BreadcrumbsSection } from './breadcrumbs-section.tsx';
import { ContextsSection } from './contexts-section.tsx';
import type { Details, ShownEvent } from './event-types.ts';
import { Facts } from './facts.tsx';
import { JsonSection } from './json-section.tsx';
import { ModulesSection } from './modules-section.tsx';
import { movedFragment } from './moved-fragment.ts';
import { RequestSection } from './request-section.tsx';
import { SectionLinks } from './section-links.tsx';
import { sectionsOf } from './sections.ts';
import { StackSection } from './stack-section.tsx';

interface EventViewProps {
  event: ShownEvent;
  /** Full path of the project. */
  project: string;
  /** The stack as it is copied, for text mode; without it there is none. */
  stackText?: () => string;
}

/** All that one event says, in sections on one page. */
export function EventView({ event, project, stackText }: EventViewProps) {
  const { details } = event;
  const [wanted, setWanted] = useState(NOTHING);
  const [isFinding, setFinding] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const find = (): void => setFinding(true);
  useShortcuts('Event', isFinding ? [] : [{ keys: '/', label: 'Find in the event', run: find }]);
  const sections = sectionsOf(details);
  const isShown = (id: string): boolean => sections.some((section) => section.id === id);
  const before = useRef(details);
  useEffect(() => {
    const fragment = movedFragment(location.hash, before.current, details);
    before.current = details;
    if (fragment !== location.hash) {
      history.replaceState(history.state, '', fragment);
      dispatchEvent(new HashChangeEvent('hashchange'));
    }
    if (isShown(fragment.slice(1))) document.getElementById(fragment.slice(1))?.scrollIntoView();
  }, [event.event_id]);
  return (
    <FindContext.Provider value={wanted}>
      {isFinding && (
        <FindBar
          label="Find in the event"
          within={root}
          wanted={wanted.text}
          onChange={(text) => text !== wanted.text && setWanted(text === '' ? NOTHING : wantedOf(text))}
          onClose={() => {
            setFinding(false);
            setWanted(NOTHING);
          }}
        />
      )}
      <div ref={root} class="event stack" key={event.event_id}>
        <SectionLinks sections={sections} onFind={find} />
        {isShown('stack') && <StackSection event={event} project={project} text={stackText} />}
        {details.report !== null && <ReportSection report={details.report} />}
        {isShown('breadcrumbs') && <BreadcrumbsSection breadcrumbs={details.breadcrumbs} eventTime={event.timestamp} />}
        {details.request !== null && <RequestSection request={details.request} />}
        {details.user !== null && (
          <Card id="user" title="User">
            <Facts facts={Object.entries(details.user)} />
          </Card>
        )}
        {isShown('tags') && (
          <Card id="tags" title={`Tags ${details.tags.length}`}>
            <Facts isNarrow facts={details.tags.map(({ key, value }) => [key, value])} />
          </Card>
        )}
        {isShown('contexts') && <ContextsSection contexts={details.contexts} />}
        {isShown('extra') && (
          <Card id="extra" title="Extra">
            <Facts facts={Object.entries(details.extra)} />
          </Card>
        )}
        {isShown('modules') && <ModulesSection modules={details.modules} />}
        <AboutSection details={details} />
        <FindContext.Provider value={NOTHING}>
          <JsonSection event={event} address={rawAddress(project, event.event_id)} />
        </FindContext.Provider>
      </div>
    </FindContext.Provider>
  );
}

function ReportSection({ report: { kind, fields } }: { report: NonNullable<Details['report']> }) {
  return (
    <Card id="report" title={`Report: ${kind}`}>
      <Facts facts={Object.entries(fields)} />
    </Card>
  );
}

/** The event as the API answers it. */
function rawAddress(project: string, event: string): string {
  return `/api/v4/projects/${encodeURIComponent(project)}/error_tracking/events/${encodeURIComponent(event)}`;
}
