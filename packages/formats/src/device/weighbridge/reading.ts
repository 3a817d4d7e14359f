import type { Finding } from '@kouan/core';
import type { DecodedReading } from '../decoded.ts';

/** One reading of a weighbridge. */
export interface WeightReading {
  readonly kind: 'weight';
  /** Decimal text; with `-` where it is less than nothing. Absent when the indicator shows none (overload, error). */
  readonly value?: string;
  /** UN/ECE Rec 20: KGM, LBR, GRM, TNE. */
  readonly unit: WeightUnit;
  readonly mode: 'gross' | 'net';
  readonly tare?: string;
  readonly state: 'stable' | 'motion' | 'overload' | 'underload' | 'error';
}

export type WeightUnit = 'KGM' | 'LBR' | 'GRM' | 'TNE';

/** A protocol of indicators: how long a frame is, and both directions. */
export interface WeightProtocol {
  readonly name: WeightProtocolName;
  /** Octets of the frame that begins here; 0 while it cannot be told, −1 when none begins here. */
  frameLength(bytes: Uint8Array): number;
  decode(bytes: Uint8Array): DecodedReading<WeightReading>;
  encode(reading: WeightReading): Uint8Array;
}

export type WeightProtocolName = 'toledo' | 'rinstrum' | 'comma';

/** Nothing was read. */
export const unread = (...findings: readonly Finding[]): DecodedReading<WeightReading> => ({ findings, unmapped: [] });

export const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
export const octets = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
