export { type ControlOptions, controlOf } from './control.ts';
