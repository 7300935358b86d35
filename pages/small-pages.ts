/** Pages that share a file, because each in its own would weigh half as much again. */
export { default as activity } from './activity/activity-page.tsx';
export { default as events } from './events/events-page.tsx';
export { default as event } from './events/find-event-page.tsx';
export { default as keyboard } from './help/keyboard-page.tsx';
export { default as newProject } from './projects/new-project-page.tsx';
export { default as signIn } from './session/sign-in-page.tsx';
