export {
  CHE_TYPES,
  type CraneReading,
  decodeCrane,
  encodeCrane,
  type Measurement,
  measurementsOf,
  readCrane,
  TIC_RELEASE,
} from './reading.ts';
