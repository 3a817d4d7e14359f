export { PROFILES } from '@kouan/sdk/title';
export { EblRoom } from './room.ts';
