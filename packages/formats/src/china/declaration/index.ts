/** The declaration of the Single Window (DecMessage) and its receipts, without the other forms. @module */
export { default as chinaDeclarationReceipt } from '../declaration-receipt/format.ts';
export { default as chinaDeclaration } from './format.ts';
