export type { GateDecision, GateFacts } from './gate/decision.ts';
export type { ManifestFacts, PaperSource, PassFacts } from './papers.ts';
export { type SampleOptions, sampleSendings } from './replay/sample-fleet.ts';
export {
  isRecordedEvent,
  isReplayKind,
  postOf,
  REPLAY_KINDS,
  type ReplayKind,
  type Sending,
  sendingOf,
} from './replay/sendings.ts';
export { DeviceRoom, type DeviceState } from './room.ts';
export { DEVICE_ROUTES } from './routes.ts';
export { type DevicePorts, type DeviceSockets, type OpenPorts, openDeviceSockets } from './sockets/open.ts';
export { type Device, type DeviceSpec, deviceSchema } from './spec.ts';
