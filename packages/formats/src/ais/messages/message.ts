import type {
  ACKNOWLEDGE,
  ADDRESSED_BINARY,
  ADDRESSED_TEXT,
  BROADCAST_BINARY,
  BROADCAST_TEXT,
  MULTI_SLOT,
  MULTI_SLOT_BOTH,
  SINGLE_SLOT,
  SINGLE_SLOT_BOTH,
} from './binary.ts';
import type { AisValue, Field, ValuesOf } from './field.ts';
import type { AIRCRAFT, CLASS_A, CLASS_B, CLASS_B_EXTENDED, LONG_RANGE } from './position.ts';
import type {
  ASSIGNMENT,
  BASE_STATION,
  CHANNEL_ADDRESSED,
  CHANNEL_AREA,
  DATA_LINK,
  DGNSS,
  GROUP_ASSIGNMENT,
  INTERROGATION,
  UTC_INQUIRY,
} from './station.ts';
import type { AID_TO_NAVIGATION, STATIC_A, STATIC_AND_VOYAGE, STATIC_B, STATIC_B_AUXILIARY } from './voyage.ts';

/** Values of a known application, with its repeated groups. */
export type ApplicationValues = Readonly<Record<string, AisValue | readonly Readonly<Record<string, AisValue>>[]>>;

interface Always<T extends number> {
  /** Message number: 1 to 27. */
  readonly type: T;
  readonly mmsi: number;
  readonly repeatIndicator: number;
  /** Bits behind the last field that are not all zero, as `count:hex`. */
  readonly surplus?: string;
}

type Of<T extends number, F extends readonly Field[]> = Always<T> & ValuesOf<F>;

/** Binary messages carry the fields of a known application, or their bits. */
interface Applied {
  readonly application?: ApplicationValues;
}

/**
 * A message as it was sent: integers as they stand in its bits. A field is undefined where the message ended before it.
 * `scaleMessage` makes degrees, knots and metres of it, and undefined of what was sent as "not available".
 */
export type AisMessage =
  | Of<1 | 2 | 3, typeof CLASS_A>
  | Of<4 | 11, typeof BASE_STATION>
  | Of<5, typeof STATIC_AND_VOYAGE>
  | (Of<6, typeof ADDRESSED_BINARY> & Applied)
  | Of<7 | 13, typeof ACKNOWLEDGE>
  | (Of<8, typeof BROADCAST_BINARY> & Applied)
  | Of<9, typeof AIRCRAFT>
  | Of<10, typeof UTC_INQUIRY>
  | Of<12, typeof ADDRESSED_TEXT>
  | Of<14, typeof BROADCAST_TEXT>
  | Of<15, typeof INTERROGATION>
  | Of<16, typeof ASSIGNMENT>
  | Of<17, typeof DGNSS>
  | Of<18, typeof CLASS_B>
  | Of<19, typeof CLASS_B_EXTENDED>
  | Of<20, typeof DATA_LINK>
  | Of<21, typeof AID_TO_NAVIGATION>
  | (Of<22, typeof CHANNEL_AREA> & ValuesOf<typeof CHANNEL_ADDRESSED>)
  | Of<23, typeof GROUP_ASSIGNMENT>
  | (Of<24, typeof STATIC_A> & ValuesOf<typeof STATIC_B> & ValuesOf<typeof STATIC_B_AUXILIARY>)
  | (Of<25, typeof SINGLE_SLOT> & ValuesOf<typeof SINGLE_SLOT_BOTH>)
  | (Of<26, typeof MULTI_SLOT> & ValuesOf<typeof MULTI_SLOT_BOTH>)
  | Of<27, typeof LONG_RANGE>;

export type AisMessageType = AisMessage['type'];

/** Degrees a minute; or only a direction, where the ship turns by more than 5° in 30 s and has no turn indicator. */
export type RateOfTurn = number | 'left' | 'right';

type Scaled<M> = M extends unknown ? { readonly [K in keyof M]: K extends 'rateOfTurn' ? RateOfTurn : M[K] } : never;

/** The same message in degrees, knots, metres; a field is undefined where the sender said "not available". */
export type ScaledAisMessage = Scaled<AisMessage>;
