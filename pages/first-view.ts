/**
 * What `infra/bundle-pages.ts` gives to every file: what elements in TSX are made with, and all that the first view has.
 * It has no TSX itself, because it is not given to itself.
 */
export { Fragment, h } from 'preact';
export { start } from './start.tsx';
