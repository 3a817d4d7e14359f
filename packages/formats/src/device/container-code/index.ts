export { misread, type Noise, type Suggestion, suggestions } from './noise.ts';
export { containerState } from './number.ts';
export { type ContainerCodeReading, confidenceOf, containerCode, containerCodeSchema } from './reading.ts';
