/** Sends what waits in a register: to platforms, and between platform and carrier. @module */
export type { SendingContext } from './due.ts';
export { type DeskEndpoint, deskEndpoint } from './endpoint.ts';
export { type Sent, sendDue } from './send-due.ts';
