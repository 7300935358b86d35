/** A project of the local runner that events can be sent to. */
export interface Target {
  /** Where envelopes go, with the client key. */
  address: string;
  /** Events of the project as a whole, which is counted beside its errors. */
  counted: () => Promise<number>;
}

/** Makes a project, switches error tracking on and makes a client key. */
export async function newProject(base: string, token: string, path: string): Promise<Target> {
  async function call(method: string, at: string, json?: object): Promise<unknown> {
    const headers = { 'PRIVATE-TOKEN': token, ...(json && { 'Content-Type': 'application/json' }) };
    const response = await fetch(`${base}${at}`, { method, headers, ...(json && { body: JSON.stringify(json) }) });
    if (!response.ok) throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  const { id } = (await call('POST', '/v4/projects', { path })) as { id: number };
  const tracking = `/v4/projects/${id}/error_tracking`;
  await call('PUT', `${tracking}/settings`, { active: true, integrated: true });
  const { public_key } = (await call('POST', `${tracking}/client_keys`)) as { public_key: string };
  return {
    address: `${base}/v4/error_tracking/collector/api/${id}/envelope?sentry_key=${public_key}`,
    async counted() {
      const { frequency } = (await call('GET', `${tracking}/stats`)) as { frequency: [number, number][] };
      return frequency.reduce((sum, [, count]) => sum + count, 0);
    },
  };
}
