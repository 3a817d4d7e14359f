/** The devices of a port: simulated ones on the clock, and what others send of theirs. @module */
export { type SampleOptions, sampleSendings } from './replay/sample-fleet.ts';
export {
  isRecordedEvent,
  isReplayKind,
  postOf,
  REPLAY_KINDS,
  type RecordedEvent,
  type ReplayKind,
  type Sending,
  type SendingKind,
  sendingOf,
} from './replay/sendings.ts';
export { DeviceRoom } from './room.ts';
export { type DevicePorts, type OpenPorts, openDeviceSockets } from './sockets/open.ts';
export { type DeviceSpec, deviceSchema } from './spec.ts';
