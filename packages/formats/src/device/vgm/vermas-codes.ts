/** Codes of UN/EDIFACT that reading and writing VERMAS share. @module */

export const VERMAS = 'VERMAS';
/** 3035: who a party is. */
export const PARTIES = { SPC: 'responsibleParty', TB: 'submittingParty', WPA: 'weighingParty' } as const;
/** 3155: what a contact is reached by. */
export const MEANS = { EM: 'email', TE: 'phone' } as const;
/** 3227: which place it is. */
export const PLACES = { '9': 'portOfLoading', '11': 'portOfDischarge' } as const;
/** 2005: of the message, and of the mass. */
export const DOCUMENT_TIME = '137';
export const MASS_TIME = '798';
/** 1225. */
export const CANCELLED = '1';
/** 3139: who answers for it by name. */
export const RESPONSIBLE = 'RP';
