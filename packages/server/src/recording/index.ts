export { passOn } from './pass-on.ts';
export { RECORDING_ROUTES } from './routes.ts';
