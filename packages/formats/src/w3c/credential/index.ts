export { type CredentialForOptions, credentialFor, documentInCredential } from './content.ts';
export { DOCUMENT_CONTEXT, UNECE_TERMS } from './context.ts';
