import type { Text } from '@kouan/core';
import { applicationOf } from './messages/application.ts';
import type { AisValue, Field } from './messages/field.ts';
import { FORMS, type Form } from './messages/form.ts';
import type { Layout } from './messages/layout.ts';
import type { AisMessage, ApplicationValues, RateOfTurn, ScaledAisMessage } from './messages/message.ts';
import { chooseLayout } from './messages/table.ts';

type Values = Readonly<Record<string, unknown>>;
type Convert = (field: Field, value: AisValue) => AisValue | undefined;

/** ITU-R M.1371-5, table 48: the integer is 4.733 times the root of the degrees a minute. */
const TURN = 4.733;
/** Turns by more than 5° in 30 s, without a turn indicator. */
const FAST = 127;

function turnOf(raw: number): RateOfTurn {
  if (Math.abs(raw) === FAST) return raw < 0 ? 'left' : 'right';
  const turn = raw / TURN;
  return Math.round(Math.sign(raw) * turn * turn * 100) / 100;
}

function rawOfTurn(turn: AisValue): number {
  if (turn === 'left' || turn === 'right') return turn === 'left' ? -FAST : FAST;
  const raw = Math.round(TURN * Math.sqrt(Math.abs(Number(turn))));
  return Math.sign(Number(turn)) * Math.min(raw, FAST - 1);
}

/** 1/10 000 of a minute is 1.7 × 10⁻⁶ degrees, so seven digits say all that was sent. */
const FINE = 10_000_000;

/** What an integer means, whatever it is; {@link scaleMessage} makes undefined of one that means "not available". */
export function scaleValue(field: Field, raw: number): RateOfTurn {
  if (field.turn) return turnOf(raw);
  const { per = 1, plus = 0 } = field;
  const value = (raw + plus) / per;
  return per > 100 ? Math.round(value * FINE) / FINE : value;
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

/** Degrees, knots, metres; undefined for what was sent as "not available". */
export function scaleMessage(message: AisMessage): ScaledAisMessage {
  const values = message as unknown as Values;
  const form = formOf(values);
  if (form === undefined) return message as unknown as ScaledAisMessage;
  const { read } = form;
  form.take(values, scaled);
  for (let index = 0; index < read.length; index += 1) {
    const value = scaled[index];
    if (value !== undefined) scaled[index] = toScaled(read[index] as Field, value);
  }
  const made = form.make(message.type, scaled) as ScaledAisMessage;
  const { surplus } = message;
  const application = 'application' in message ? message.application : undefined;
  if (surplus === undefined && application === undefined) return made;
  return {
    ...made,
    ...(surplus !== undefined && { surplus }),
    ...(application && { application: convertedApplication(values, application, toScaled) }),
  } as ScaledAisMessage;
}

/** Used again for every message. */
const scaled: (AisValue | undefined)[] = [];

/** The integers that are sent; what is left out is sent as "not available". */
export function unscaleMessage(message: ScaledAisMessage): AisMessage {
  return converted(message as unknown as Values, toRaw) as unknown as AisMessage;
}

/** The order of fields that a message in integers or in units has; undefined for what is no message. */
export const layoutOf = (message: Values): Layout | undefined => formOf(message);

function formOf(message: Values): Form | undefined {
  const { type } = message;
  const forms = typeof type === 'number' ? FORMS[type] : undefined;
  if (forms === undefined || forms.length === 1) return forms?.[0];
  return chooseLayout(forms, (_, name) => message[name] as AisValue | undefined);
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

function convertedFields(values: Values | null, layout: Layout, convert: Convert): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value === undefined) continue;
    const field = layout.byName.get(name);
    const other = field === undefined ? value : convert(field, value as AisValue);
    if (other !== undefined) made[name] = other;
  }
  return made;
}

function convertedApplication(message: Values, values: ApplicationValues, convert: Convert): unknown {
  const known = applicationOf(Number(message['type']), Number(message['dac']), Number(message['fi']));
  if (known === undefined || typeof values !== 'object' || values === null) return values;
  const made = convertedFields(values, known.layout, convert);
  const repeated = known.repeated;
  if (repeated !== undefined && Array.isArray(values[repeated.name])) {
    const groups = values[repeated.name] as readonly Values[];
    made[repeated.name] = groups.map((group) => convertedFields(group, repeated.layout, convert));
  }
  return made;
}
