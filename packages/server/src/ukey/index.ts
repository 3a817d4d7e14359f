export { UKEY_FAULT_NAMES, UKEY_FAULTS, type UkeyFault, UkeyFaults } from './faults.ts';
export { type UkeyCard, UkeyReader } from './reader.ts';
export { serveUkey, UKEY_PATH } from './service.ts';
