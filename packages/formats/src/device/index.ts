/**
 * What the devices of a port say: bytes to typed readings and back, and every reading as one event of the shape of GS1
 * EPCIS 2.0. Pure: no clock, no sockets, randomness comes in.
 *
 * @module
 */
export { DEV as deviceCatalogue } from './catalogue.ts';
export * from './container-code/index.ts';
export * from './crane/index.ts';
export type { DecodedReading, EncodedReading } from './decoded.ts';
export * from './gate/index.ts';
export type { JsonReading } from './json-reading.ts';
export * from './nii/index.ts';
export * from './reefer/index.ts';
export * from './seal/index.ts';
export * from './vgm/index.ts';
export * from './weighbridge/index.ts';
