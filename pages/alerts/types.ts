import type { DataOf } from '../api/types.ts';

export type Destination = DataOf<'listAlertDestinations'>[number];
export type Rule = DataOf<'listAlertRules'>[number];
export type Message = DataOf<'listAlerts'>[number];
export type Tested = DataOf<'testAlertDestination'>;
