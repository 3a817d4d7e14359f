import type { Text } from '@kouan/core';
import { type AisReading, aisMessages, applicationOf, codeText, scaleMessage } from '@kouan/formats/ais';

type Values = Readonly<Record<string, unknown>>;

/** Fields whose code has words. */
const CODES = ['navigationalStatus', 'shipType', 'aidType', 'stationType'] as const;
/** Fields that are words. */
const WORDS = ['name', 'callSign', 'destination', 'text'] as const;

/** A message for a person: where it stands, what it is, who sent it, where and how fast, and what it says. */
export function rowOf(
  { message, partA, line, channel = '' }: AisReading,
  say: (text: Text) => string,
): readonly string[] {
  const title = aisMessages[message.type]?.title;
  const scaled = scaleMessage(message);
  const values = { ...(partA && { name: partA.name }), ...scaled } as Values;
  return [
    String(line ?? ''),
    channel,
    `${message.type} ${title === undefined ? '' : say(title)}`,
    String(message.mmsi).padStart(9, '0'),
    positionOf(values),
    withUnit(values['speedOverGround'], ' kn'),
    withUnit(values['courseOverGround'], '°'),
    [
      ...saidBy(values),
      ...CODES.flatMap((name) => codeText(scaled, name) ?? []).map(say),
      ...applicationOfRow(values, say),
    ]
      .filter((part) => part !== '')
      .join(', '),
  ];
}

function positionOf({ latitude, longitude }: Values): string {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return '';
  return `${half(latitude, 'N', 'S')} ${half(longitude, 'E', 'W')}`;
}

const half = (degrees: number, positive: string, negative: string): string =>
  `${Math.abs(degrees).toFixed(5)}° ${degrees < 0 ? negative : positive}`;

const withUnit = (value: unknown, unit: string): string => (typeof value === 'number' ? `${value}${unit}` : '');

function saidBy(values: Values): readonly string[] {
  const { name, nameExtension } = values;
  // The letters of a long name go on in another field.
  const whole = typeof nameExtension === 'string' ? `${String(name ?? '').padEnd(20)}${nameExtension}` : name;
  return WORDS.map((word) => (word === 'name' ? whole : values[word])).filter((said) => typeof said === 'string');
}

function applicationOfRow(values: Values, say: (text: Text) => string): readonly string[] {
  const { type, dac, fi } = values;
  if (typeof dac !== 'number' || typeof fi !== 'number') return [];
  const known = values['application'] === undefined ? undefined : applicationOf(Number(type), dac, fi);
  return [known === undefined ? `${dac}/${fi}` : say(known.title)];
}
