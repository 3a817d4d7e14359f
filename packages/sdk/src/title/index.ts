/** Title to an electronic bill of lading: a fold over signed acts. @module */
export * from './acts.ts';
export { TITLE } from './catalogue.ts';
export * from './chain/index.ts';
export * from './courier/index.ts';
export { type DeskAnswer, MAX_MESSAGE_BYTES, type MessageAbout } from './desk.ts';
export { type ErrorResponse, errorResponse, receiverValidation, receiverValidationRequest } from './error-response.ts';
export * from './evidence/index.ts';
export { beforeIssue, type Folded, type FoldOptions, foldTitle, forbidden, moves, travels } from './fold.ts';
export * from './issuance/index.ts';
export * from './life/index.ts';
export * from './messages/index.ts';
export { type NextAct, nextActs } from './next-acts.ts';
export { platformOf, sameParty, type TitleParty, titleParty } from './party.ts';
export * from './pint/index.ts';
export * from './register/index.ts';
export { titleAtCarrier } from './release/carrier-title.ts';
export {
  type ConditionAnswer,
  decideRelease,
  type ReleaseCondition,
  type ReleaseDecision,
  type ReleaseFacts,
} from './release/decide.ts';
export { newReleaseCode, type ReleaseCode, releaseDigest, sameDigest } from './release/release-code.ts';
export { nameOf } from './rules.ts';
export type { Title, TitleState, TitleStatus } from './state.ts';
export * from './surrender/index.ts';
export { type BillParty, kindOf, type TitleKind, type TitleTerms } from './terms.ts';
export { titleTermsOf } from './terms-of.ts';
