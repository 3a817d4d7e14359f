export {
  compareSealLogs,
  SEAL_ENTRIES,
  type SealReading,
  seal,
  sealIdOf,
  sealInstant,
  sealSchema,
  sealTime,
} from './reading.ts';
