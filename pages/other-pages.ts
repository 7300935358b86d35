/** The pages that are seen more seldom share a file: in files of their own they would weigh a tenth more together. */
export { default as activity } from './activity/activity-page.tsx';
export { default as events } from './events/events-page.tsx';
export { default as event } from './events/find-event-page.tsx';
export { default as keyboard } from './help/keyboard-page.tsx';
export { default as settings } from './project-settings/settings-page.tsx';
export { default as 'new-project' } from './projects/new-project-page.tsx';
export { default as 'sign-in' } from './session/sign-in-page.tsx';
export { default as releases } from './releases/releases-page.tsx';
export { default as setup } from './setup/setup-page.tsx';
export { default as source_maps } from './source-maps/source-maps-page.tsx';
