export { passOn } from './pass-on.ts';
export { Recordings } from './recordings.ts';
export { RECORDING_ROUTES } from './routes.ts';
