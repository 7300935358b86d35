import type { DataOf } from '../api/types.ts';

export type Destination = DataOf<'listAlertDestinations'>[number];
/** As it was just made: with the secret that signs, which is not shown again. */
export type Created = DataOf<'createAlertDestination'>;
export type Rule = DataOf<'listAlertRules'>[number];
export type Message = DataOf<'listAlerts'>[number];
export type Tested = DataOf<'testAlertDestination'>;
