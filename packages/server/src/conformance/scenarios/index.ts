/** Every scenario, in order. @module */
export { SCENARIOS, scenariosFor } from './all.ts';
