import type { Text } from '@kouan/core';
import { applicationOf } from './messages/application.ts';
import type { AisValue, Field } from './messages/field.ts';
import type { Layout } from './messages/layout.ts';
import type { AisMessage, ApplicationValues, RateOfTurn, ScaledAisMessage } from './messages/message.ts';
import { chooseLayout, MESSAGES } from './messages/table.ts';

type Values = Readonly<Record<string, unknown>>;
type Convert = (field: Field, value: AisValue) => AisValue | undefined;

/** ITU-R M.1371-5, table 48: the integer is 4.733 times the root of the degrees a minute. */
const TURN = 4.733;
/** Turns by more than 5° in 30 s, without a turn indicator. */
const FAST = 127;

function turnOf(raw: number): RateOfTurn {
  if (Math.abs(raw) === FAST) return raw < 0 ? 'left' : 'right';
  return Math.sign(raw) * (raw / TURN) ** 2;
}

function rawOfTurn(turn: AisValue): number {
  if (turn === 'left' || turn === 'right') return turn === 'left' ? -FAST : FAST;
  const raw = Math.round(TURN * Math.sqrt(Math.abs(Number(turn))));
  return Math.sign(Number(turn)) * Math.min(raw, FAST - 1);
}

/** What an integer means, whatever it is; {@link scaleMessage} leaves the ones out that mean "not available". */
export function scaleValue(field: Field, raw: number): RateOfTurn {
  if (field.turn) return turnOf(raw);
  return (raw + (field.plus ?? 0)) / (field.per ?? 1);
}

const toScaled: Convert = (field, value) => {
  if (field.kind === 'text') return value === '' ? undefined : value;
  if (typeof value !== 'number') return value;
  return value === field.unknown ? undefined : scaleValue(field, value);
};

const toRaw: Convert = (field, value) => {
  if (field.turn) return rawOfTurn(value);
  return typeof value === 'number' ? Math.round(value * (field.per ?? 1)) - (field.plus ?? 0) : value;
};

/** Degrees, knots, metres; what was sent as "not available" is left out. */
export function scaleMessage(message: AisMessage): ScaledAisMessage {
  return converted(message as unknown as Values, toScaled) as unknown as ScaledAisMessage;
}

/** The integers that are sent; what is left out is sent as "not available". */
export function unscaleMessage(message: ScaledAisMessage): AisMessage {
  return converted(message as unknown as Values, toRaw) as unknown as AisMessage;
}

/** The order of fields that a message in integers or in units has; undefined for what is no message. */
export function layoutOf(message: Values): Layout | undefined {
  const table = MESSAGES[Number(message['type'])];
  return table && chooseLayout(table.layouts, (_, name) => message[name] as AisValue | undefined);
}

/** The words for a code, such as a navigational status; undefined where the field has none. */
export function codeText(message: AisMessage | ScaledAisMessage, name: string): Text | undefined {
  const values = message as unknown as Values;
  return layoutOf(values)?.byName.get(name)?.codes?.[Number(values[name])];
}

function converted(message: Values, convert: Convert): Values {
  const layout = layoutOf(message);
  if (layout === undefined) return message;
  const { application, ...own } = message;
  const values = convertedFields(own, layout, convert);
  if (application === undefined) return values;
  return { ...values, application: convertedApplication(message, application as ApplicationValues, convert) };
}

function convertedFields(values: Values, layout: Layout, convert: Convert): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = layout.byName.get(name);
    const scaled = field === undefined ? value : convert(field, value as AisValue);
    if (scaled !== undefined) made[name] = scaled;
  }
  return made;
}

function convertedApplication(message: Values, values: ApplicationValues, convert: Convert): Values {
  const known = applicationOf(Number(message['type']), Number(message['dac']), Number(message['fi']));
  if (known === undefined) return values;
  const made = convertedFields(values, known.layout, convert);
  const repeated = known.repeated;
  if (repeated !== undefined && Array.isArray(values[repeated.name])) {
    const groups = values[repeated.name] as readonly Values[];
    made[repeated.name] = groups.map((group) => convertedFields(group, repeated.layout, convert));
  }
  return made;
}
