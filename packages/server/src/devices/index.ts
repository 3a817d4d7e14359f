export type { GateDecision, GateFacts } from './gate/decision.ts';
export type { ManifestFacts, PaperSource, PassFacts } from './papers.ts';
export { DeviceRoom, type DeviceState } from './room.ts';
export { DEVICE_ROUTES } from './routes.ts';
export { type DevicePorts, type DeviceSockets, type OpenPorts, openDeviceSockets } from './sockets/open.ts';
export { type Device, type DeviceSpec, deviceSchema } from './spec.ts';
