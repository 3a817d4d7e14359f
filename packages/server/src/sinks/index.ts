export { type MqttOptions, openBroker, publishTo } from './mqtt.ts';
export { STREAM_ROUTES } from './routes.ts';
export { EventStreams, withStreams } from './streams.ts';
