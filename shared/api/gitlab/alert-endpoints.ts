import {
  createAlertDestination,
  deleteAlertDestination,
  getAlertDestination,
  listAlertDestinations,
  rotateAlertSecret,
  testAlertDestination,
  updateAlertDestination,
} from './alert-destinations.ts';
import { createAlertRule, deleteAlertRule, getAlertRule, listAlertRules, updateAlertRule } from './alert-rules.ts';
import { listAlerts } from './alerts.ts';
import { createHook, deleteHook, getHook, listHooks, testHook, updateHook } from './hooks.ts';

/** The endpoints of alerts, in the order in which they are documented. */
export const ALERT_ENDPOINTS = {
  listAlertRules,
  createAlertRule,
  getAlertRule,
  updateAlertRule,
  deleteAlertRule,
  listAlertDestinations,
  createAlertDestination,
  getAlertDestination,
  updateAlertDestination,
  deleteAlertDestination,
  testAlertDestination,
  rotateAlertSecret,
  listAlerts,
  listHooks,
  createHook,
  getHook,
  updateHook,
  deleteHook,
  testHook,
} as const;

export type AlertEndpointName = keyof typeof ALERT_ENDPOINTS;
