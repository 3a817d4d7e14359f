import { componentOf, type Segment } from './segment.ts';

/** A sender or recipient of an interchange or group (S002, S003, S006, S007). */
export interface Station {
  readonly id: string;
  /** 0007. */
  readonly qualifier?: string;
  /** 0008 or 0014: the address within. */
  readonly address?: string;
}

/** What UNB says. Its time has no offset: the standard has none. */
export interface InterchangeHeader {
  /** 0001, for example `UNOC`. */
  readonly charset: string;
  /** 0002. */
  readonly version: string;
  readonly sender: Station;
  readonly recipient: Station;
  /** S004 as `2026-11-27T02:30`; absent when it is no date. */
  readonly prepared?: string;
  /** 0020. */
  readonly reference: string;
  /** 0026. */
  readonly application?: string;
  /** 0035 is 1. */
  readonly test: boolean;
}

/** What UNH says of its message. */
export interface MessageHeader {
  /** 0062. */
  readonly reference: string;
  /** 0065, for example `CUSCAR`. */
  readonly type: string;
  /** 0052, for example `D`. */
  readonly version: string;
  /** 0054, for example `95B`. */
  readonly release: string;
  /** 0051. */
  readonly agency: string;
  /** 0057, for example `SMDG21`. */
  readonly association?: string;
}

const optional = <K extends string>(name: K, value: string): { readonly [N in K]?: string } =>
  (value === '' ? {} : { [name]: value }) as { readonly [N in K]?: string };

const station = (segment: Segment, element: number): Station => ({
  id: componentOf(segment, element, 0),
  ...optional('qualifier', componentOf(segment, element, 1)),
  ...optional('address', componentOf(segment, element, 2)),
});

/** UNB, read (ISO 9735-1 Annex C). */
export function interchangeHeader(unb: Segment): InterchangeHeader {
  return {
    charset: componentOf(unb, 0, 0),
    version: componentOf(unb, 0, 1),
    sender: station(unb, 1),
    recipient: station(unb, 2),
    ...optional('prepared', preparedOf(componentOf(unb, 3, 0), componentOf(unb, 3, 1))),
    reference: componentOf(unb, 4, 0),
    ...optional('application', componentOf(unb, 6, 0)),
    test: componentOf(unb, 10, 0) === '1',
  };
}

/** UNH, read (ISO 9735-1 Annex C). */
export function messageHeader(unh: Segment): MessageHeader {
  return {
    reference: componentOf(unh, 0, 0),
    type: componentOf(unh, 1, 0),
    version: componentOf(unh, 1, 1),
    release: componentOf(unh, 1, 2),
    agency: componentOf(unh, 1, 3),
    ...optional('association', componentOf(unh, 1, 4)),
  };
}

/** YYMMDD up to syntax version 3, CCYYMMDD in 4; senders of either write both. Two digits are years from 1951 to 2050. */
function preparedOf(date: string, time: string): string {
  const parts = /^(\d{2})?(\d{2})(\d{2})(\d{2})$/.exec(date);
  if (parts === null) return '';
  const [, century, year = '', month = '', day = ''] = parts;
  const full = `${century ?? (year > '50' ? '19' : '20')}${year}-${month}-${day}`;
  return /^\d{4}$/.test(time) ? `${full}T${time.slice(0, 2)}:${time.slice(2)}` : full;
}
