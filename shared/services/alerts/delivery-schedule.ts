import type { Schedule } from '../../domain/job-orders.ts';

/** Plans a delivery for a moment (milliseconds since 1970), by a name that is the same whoever plans it. */
export function deliverySchedule(projectId: number, destinationId: number, at: number): Schedule<'deliverAlerts'> {
  return {
    name: `deliver-${projectId}-${destinationId}`,
    at,
    job: 'deliverAlerts',
    order: { project_id: projectId, destination_id: destinationId },
  };
}
