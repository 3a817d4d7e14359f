/** Scenarios as data: what is done, what is awaited, and what must come of it. @module */
import type { Text } from '@kouan/core';
import type { IssuanceCode, ResponseCode, SurrenderRequest, SurrenderResponse } from '@kouan/sdk/title';

/** What the implementation under test is. */
export const ROLES = ['receiver', 'sender', 'carrier', 'platform'] as const;
export type Role = (typeof ROLES)[number];

/** Protocols that are tested. */
export type Suite = 'pint' | 'issuance' | 'surrender';

/** Kinds of bills, in DCSA's words: to a named consignee, to the order of an endorsee, to whoever has it. */
export type BillKind = 'straight' | 'negotiable' | 'blank';

/** How an answer to the runner must look. */
export interface Expected {
  /** Any of these. */
  readonly status: readonly number[];
  readonly body: 'signed' | 'started' | 'error' | 'party' | 'none';
  /** Of a signed answer. */
  readonly code?: ResponseCode;
}

/** In what an envelope differs from the good one of its scenario. */
export type EnvelopeChange =
  | 're-signed'
  | 'altered'
  | 'manifest-tampered'
  | 'other-platform'
  | 'unknown-party'
  | 'facility-too-long';

/** The two documents that go along, and what must not be taken for them. */
export type PaperName = 'first' | 'second' | 'second-corrupted' | 'undeclared';

/** In what an issuance request differs from the good one. */
export type IssuanceChange = 'document-altered' | 'unknown-party' | 'no-issuing-party';

/** What an implementation can be asked to do. */
export type Ask =
  | 'transfer'
  | 'repeat'
  | 're-sign'
  | 'validate-receiver'
  | 'issue'
  | 'surrender'
  | 'accept-surrender'
  | 'reject-surrender';

/** What can come from an implementation. */
export type Incoming =
  | 'envelope'
  | 'document'
  | 'finish'
  | 'receiver-validation'
  | 'issuance-request'
  | 'issuance-response'
  | 'surrender-request'
  | 'surrender-response';

export type SurrenderCode = SurrenderRequest['surrenderRequestCode'];
export type SurrenderAction = SurrenderResponse['action'];

/** One step. The runner sends, or asks the implementation to act and waits for what comes of it. */
export type Step =
  | { readonly act: 'post-envelope'; readonly change?: EnvelopeChange; readonly expect: Expected }
  | { readonly act: 'put-document'; readonly paper: PaperName; readonly expect: Expected }
  | { readonly act: 'finish-transfer'; readonly expect: Expected }
  | { readonly act: 'validate-receiver'; readonly expect: Expected }
  | { readonly act: 'request-issuance'; readonly change?: IssuanceChange; readonly expect: Expected }
  | { readonly act: 'answer-issuance'; readonly code: IssuanceCode; readonly expect: Expected }
  | {
      readonly act: 'request-surrender';
      readonly code: SurrenderCode;
      readonly reason?: 'SWTP';
      /** Of a bill that the carrier has never issued. */
      readonly unavailable?: true;
      readonly expect: Expected;
    }
  | { readonly act: 'answer-surrender'; readonly action: SurrenderAction; readonly expect: Expected }
  /** Waits for a message that an earlier step brings about. */
  | { readonly act: 'await'; readonly message: Incoming; readonly code: string }
  /** Asks the implementation to act, and waits until this was answered to it, or this has come. */
  | {
      readonly act: 'ask';
      readonly ask: Ask;
      readonly message: Incoming | 'any';
      /** Any of these codes or statuses; any at all without. */
      readonly until?: readonly string[];
      readonly code?: SurrenderCode;
      readonly reason?: 'SWTP';
    };

/**
 * What the runner answers instead of what is true: a signed code, a status without signature, or a document that it
 * takes and forgets.
 */
export type Forced = 'honest' | 'BSIG' | 'BENV' | 'DISE' | 'INCD' | 'malformed' | 'conflict' | 'unavailable' | 'forget';

/** One scenario for one role. */
export interface Script {
  readonly steps: readonly Step[];
  /** In the order in which messages of a kind come; honest after that. */
  readonly answers?: Readonly<Partial<Record<Incoming, readonly Forced[]>>>;
}

export interface Scenario {
  /** `PINT-14`; never renamed. */
  readonly id: string;
  readonly suite: Suite;
  readonly title: Text;
  readonly bill: BillKind;
  /** Entries of the chain: the issue alone, or a transfer after it. */
  readonly entries?: 1 | 2;
  /** Whether the two documents go along. */
  readonly papers?: true;
  readonly roles: Readonly<Partial<Record<Role, Script>>>;
}
