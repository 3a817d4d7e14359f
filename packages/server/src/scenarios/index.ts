export type { Outcome } from './client.ts';
export { loadScenario, parseScenario, readScenarioFile, shippedScenarios } from './load.ts';
export type { ReadScenario } from './read-scenario.ts';
export { type ReadYaml, readYaml, type YamlSchema } from './read-yaml.ts';
export type { Judged, ScenarioRun, TakenStep } from './report.ts';
export { runScenario } from './run.ts';
export { type ClientStep, type Expectation, type ScenarioFile, scenarioJsonSchema, scenarioSchema } from './schema.ts';
