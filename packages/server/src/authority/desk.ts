import type { Document, Receipt } from '@kouan/sdk';
import { chinaDay } from '../china-time.ts';
import type { EventKind, NewEvent } from '../world/index.ts';

/** A document that a desk takes in, with what it is known by. */
export interface Filed {
  readonly document: Document;
  /** The sender's own. */
  readonly reference: string;
  /** It stands for what came before under the same reference. */
  readonly amends: boolean;
}

/** Numbers and times that a receipt is made with. */
export interface Facts {
  readonly now: number;
  /** Number of the platform for the document. */
  readonly singleWindowNumber: string;
  /** Number that the authority gives it. */
  readonly documentNumber: string;
  /** Identifier that is the same every run. */
  readonly guid: string;
}

/** What a step of a course is for a desk: the code that it says, and of which message. */
export interface DeskStep {
  readonly code: string;
  readonly note: string;
  readonly message?: string;
}

/** One counter of the authority: which messages it takes, and what it answers to them. */
export interface Desk {
  readonly name: string;
  readonly title: string;
  /** Formats of the messages that it takes. */
  readonly formats: readonly string[];
  /** What a document is filed under; nothing when it has no reference. */
  file(document: Document): Filed | undefined;
  /** Numbers of a document, by its serial. */
  number(document: Document, serial: number, now: number): Pick<Facts, 'singleWindowNumber' | 'documentNumber'>;
  /** What a channel of the course comes to, for a document; nothing where the desk says nothing then. */
  step(channel: string, document: Document): DeskStep | undefined;
  /** The format that its receipts are written in. */
  readonly receiptFormat: string;
  /** Receipt of a step. */
  receipt(filed: Filed, step: DeskStep, facts: Facts): Receipt;
  /** The answer at once: taken in, or why not. */
  answer(
    filed: readonly Filed[],
    facts: readonly Facts[],
    problem: string | undefined,
    now: number,
  ): readonly Receipt[];
  subject(filed: Filed): NonNullable<NewEvent['subject']>;
  /** What is told when a receipt falls due. */
  readonly event: EventKind;
}

/** yyyyMMdd in China. */
export const localDay = (instant: number): string => chinaDay(instant).replaceAll('-', '');
