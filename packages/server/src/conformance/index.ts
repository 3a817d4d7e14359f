/**
 * Runs the scenarios of PINT, issuance and surrender (DCSA 3.0) against an implementation, in the role of its peer.
 *
 * @module
 */
export { CFM as conformanceCatalogue } from './catalogue.ts';
export { runConformance } from './engine/run.ts';
export type { ConformanceEvent, ConformanceOptions, OwnSide, PeerSide } from './options.ts';
export {
  type ConformanceReport,
  firstFailure,
  type ScenarioReport,
  type StepReport,
  type Verdict,
} from './report/report.ts';
export { toJson } from './report/to-json.ts';
export { toJunit } from './report/to-junit.ts';
export { toRows } from './report/to-rows.ts';
export {
  type Ask,
  type BillKind,
  type EnvelopeChange,
  type Expected,
  type Forced,
  type Incoming,
  type IssuanceChange,
  type PaperName,
  ROLES,
  type Role,
  type Scenario,
  type Script,
  type Step,
  type Suite,
  type SurrenderAction,
  type SurrenderCode,
} from './scenario.ts';
export { SCENARIOS } from './scenarios/index.ts';
export type { Exchange, WireMessage } from './wire/exchange.ts';
export type { Instruction, PeerTrigger, Told } from './wire/trigger.ts';
