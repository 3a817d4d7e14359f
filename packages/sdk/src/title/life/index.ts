/** The lives of transport documents and shipping instructions at their carrier, as tables (DCSA EBL 3.0). @module */
export * from './machine.ts';
export * from './shipping-instructions.ts';
export * from './transport-document.ts';
