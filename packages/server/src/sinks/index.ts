export type { MqttOptions } from './mqtt.ts';
export { EventStreams, withStreams } from './streams.ts';
