/** The devices of a port: simulated ones on the clock, and what others send of theirs. @module */
export { sampleSendings } from './replay/sample-fleet.ts';
export {
  isRecordedEvent,
  isReplayKind,
  postOf,
  REPLAY_KINDS,
  type ReplayKind,
  type Sending,
  sendingOf,
} from './replay/sendings.ts';
export { DeviceRoom } from './room.ts';
export { type DevicePorts, type OpenPorts, openDeviceSockets } from './sockets/open.ts';
export { type DeviceSpec, deviceSchema } from './spec.ts';
