/** What an event is in EPCIS 2.0: the shape of an ObjectEvent, and the names of things in it. @module */
import type { EVENT_KINDS } from './event-kinds.ts';

/** What a sensor measured (EPCIS 2.0 §7.3.7, SensorReport); values are numbers there. */
export interface SensorReport {
  readonly type?: string;
  readonly value?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly uom?: string;
  readonly stringValue?: string;
  readonly booleanValue?: boolean;
  readonly component?: string;
  readonly coordinateReferenceSystem?: string;
  readonly deviceID?: string;
  readonly time?: string;
}

export interface SensorElement {
  readonly sensorMetadata?: Readonly<Record<string, string>>;
  readonly sensorReport: readonly SensorReport[];
}

/** One ObjectEvent (EPCIS 2.0 §7.4.2), as JSON-LD without its context. */
export interface EpcisObjectEvent {
  readonly type: 'ObjectEvent';
  readonly eventTime: string;
  readonly eventTimeZoneOffset: string;
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  readonly epcList?: readonly string[];
  readonly bizStep?: string;
  readonly disposition?: string;
  readonly readPoint?: { readonly id: string };
  readonly bizLocation?: { readonly id: string };
  readonly bizTransactionList?: readonly { readonly type?: string; readonly bizTransaction: string }[];
  readonly sensorElementList?: readonly SensorElement[];
}

/** What an event is about. */
export interface Subject {
  readonly declaration?: string;
  readonly container?: string;
  readonly vehicle?: string;
  readonly seal?: string;
  readonly bill?: string;
  readonly vessel?: string;
  readonly lane?: string;
}

export type SubjectName = keyof Subject;

/** How a subject stands in EPCIS: a thing, a business transaction, or where it was read (CBV 2.0 §8.2–8.5, private URIs). */
const SUBJECTS: Readonly<Record<SubjectName, 'obj' | 'bt' | 'loc'>> = {
  declaration: 'bt',
  container: 'obj',
  vehicle: 'obj',
  seal: 'obj',
  bill: 'bt',
  vessel: 'obj',
  lane: 'loc',
};

export const SUBJECT_NAMES = Object.keys(SUBJECTS) as readonly SubjectName[];

/** A name that nobody owns (RFC 2606): things of the reference server are not things of the world. */
const BASE = 'https://kouan.example';

const uri = (name: SubjectName, value: string): string =>
  `${BASE}/${SUBJECTS[name]}/${name}/${encodeURIComponent(value)}`;

/** What was not said of an event, filled in from its kind, its time and what it is about. */
export function objectEvent(
  kind: (typeof EVENT_KINDS)[keyof typeof EVENT_KINDS],
  time: string,
  subject: Subject,
  said: Partial<EpcisObjectEvent>,
): EpcisObjectEvent {
  const named = (as: 'obj' | 'bt' | 'loc'): string[] =>
    SUBJECT_NAMES.flatMap((name) => {
      const value = subject[name];
      return value === undefined || SUBJECTS[name] !== as ? [] : [uri(name, value)];
    });
  const [place] = named('loc');
  const transactions = named('bt').map((bizTransaction) => ({ bizTransaction }));
  return {
    type: 'ObjectEvent',
    eventTime: time,
    eventTimeZoneOffset: '+00:00',
    action: 'OBSERVE',
    // An event about no thing says so with an empty list (EPCIS 2.0 §7.4.2).
    epcList: named('obj'),
    ...(kind.bizStep === undefined ? {} : { bizStep: kind.bizStep }),
    ...(kind.disposition === undefined ? {} : { disposition: kind.disposition }),
    ...(place === undefined ? {} : { readPoint: { id: place } }),
    ...(transactions.length === 0 ? {} : { bizTransactionList: transactions }),
    ...said,
  };
}
