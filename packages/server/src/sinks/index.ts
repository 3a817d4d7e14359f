export { type Broker, type MqttOptions, openBroker, type Publishing, publishTo } from './mqtt.ts';
export { STREAM_ROUTES } from './routes.ts';
export { EventStreams, withStreams } from './streams.ts';
