/** Issuance: from the carrier to a platform (DCSA EBL_ISS 3.0). @module */
export { issueDocument, takeIssuanceAnswer } from './carrier.ts';
export { carrierParty } from './carrier-party.ts';
export { ISU } from './catalogue.ts';
export { holderOf, type JudgedRequest, judgeIssuance } from './judge-request.ts';
export { issuanceRequestOf, type ToIssue } from './make-request.ts';
export * from './objects.ts';
export { type IssuingContext, receiveIssuance } from './platform.ts';
