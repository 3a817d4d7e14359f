/**
 * The reference server: a single window that answers the same on every run, two platforms of electronic bills of lading,
 * and their carrier.
 *
 * @module
 */
export { type Clock as ServerClock, serverClock } from './clock.ts';
export { openApi } from './openapi.ts';
export { SCENARIOS, type Scenario, type ScenarioName, scenarioOf } from './scenario.ts';
export { application, type RunningServer, type ServerOptions, startServer } from './server.ts';
