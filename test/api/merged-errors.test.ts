import { describe, expect, it } from 'vitest';
import { mergeErrors } from '../../shared/services/errors/merge-errors.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { REGION } from '../../local/assembly/references.ts';
import { NO_ERROR, NO_EVENT } from '../kit/answers.ts';
import { exceptionOf, newReporter, report } from '../kit/collector.ts';
import { errorsOf, untilCounted } from '../kit/errors.ts';
import { admin } from '../kit/request.ts';
import { target } from '../kit/target.ts';

/** Two errors of which the one that happened without its map is merged into the other, as the builder does it. */
async function merged() {
  const { name, endpoint, ...credentials } = target.table!;
  const reporter = await newReporter();
  const sent = await report(reporter, exceptionOf('Mapped'), exceptionOf('Raw'));
  const { project } = reporter;
  const [raw, into] = (await untilCounted(project, 2)).toSorted((one, other) => (one.type > other.type ? -1 : 1));
  const store = openStore({ table: name }, { endpoint, region: REGION, credentials });
  const headline = { title: 'Mapped: no', type: 'Mapped', message: 'no', culprit: 'src/app.ts' };
  const merge = { projectId: project.id, from: raw!.id, into: into!.id, headline };
  expect(await mergeErrors(store, merge, new Date())).toMatchObject({ outcome: 'merged' });
  store.db.destroy();
  return { reporter, sent, raw: raw!.id, into: into!.id };
}

describe.skipIf(target.table === null)('an error that was merged into another', () => {
  it('is the other by either id and in either dialect, and its events are of that', async () => {
    const { reporter, sent, raw, into } = await merged();
    const { project } = reporter;
    const one = await admin('GET', `${project.errors}/${raw}`);
    expect(one).toMatchObject({ status: 200, json: { id: into, count: 2, culprit: 'src/app.ts' } });
    expect(await errorsOf(project)).toEqual([one.json]);
    for (const path of ['', '/events', '/events/latest', '/events/oldest', '/tags', '/stats'])
      expect(await admin('GET', `${project.errors}/${raw}${path}`)).toEqual(
        await admin('GET', `${project.errors}/${into}${path}`),
      );
    const { json: events } = await admin('GET', `${project.errors}/${into}/events`);
    expect(events).toEqual(sent.toReversed().map(() => expect.objectContaining({ error_id: into })));
    for (const id of sent)
      expect(await admin('GET', `${project.events}/${id}`)).toMatchObject({ json: { event_id: id, error_id: into } });
    const issue = await admin('GET', `/0/issues/${raw}/`);
    expect(issue).toMatchObject({ status: 200, json: { id: String(into), count: '2' } });
    const { json: ofIssue } = await admin('GET', `/0/issues/${raw}/events/`);
    expect(ofIssue).toEqual(sent.map(() => expect.objectContaining({ groupID: String(into) })));
    expect(await admin('GET', `/0/issues/${raw}/events/${sent[1]}/`)).toMatchObject({
      json: { groupID: String(into) },
    });

    const json = { status: 'resolved' };
    expect(await admin('PUT', `${project.errors}/${raw}`, { json })).toMatchObject({ json: { id: into, ...json } });
    await report(reporter, exceptionOf('Raw'));
    const [again] = await untilCounted(project, 3);
    expect(again).toMatchObject({ id: into, count: 3, status: 'unresolved', type: 'Mapped' });
    const back = await admin('GET', `${project.errors}/${raw}`);
    expect(back).toMatchObject({ json: { id: into, count: 3, status: 'unresolved' } });
  });

  it('is deleted with the other, whichever is named', async () => {
    const { reporter, sent, raw, into } = await merged();
    const { project } = reporter;
    expect(await admin('DELETE', `${project.errors}/${raw}`)).toMatchObject({ status: 204 });
    for (const id of [raw, into]) expect(await admin('GET', `${project.errors}/${id}`)).toEqual(NO_ERROR);
    for (const id of sent) expect(await admin('GET', `${project.events}/${id}`)).toEqual(NO_EVENT);
  });
});
