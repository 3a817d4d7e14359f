import { type Finding, KouanError, located, pointerTokens } from '@kouan/core';
import type { Shipment } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import { readYaml } from '@kouan/server/scenarios';
import { openInput } from '../flow/files.ts';

/** More than any shipment that one declaration can hold. */
const MAX_BYTES = 512 * 1024;

/** A shipment as its file has it, and what is wrong with it, each with its line. */
export interface ShipmentFile {
  readonly name: string;
  readonly shipment?: Shipment;
  readonly findings: readonly Finding[];
}

/**
 * Reads a shipment from YAML or JSON. Every scalar is read as text: an amount stays as it was written, and `NO` is a country.
 */
export async function readShipment(file: string): Promise<ShipmentFile> {
  const input = await openInput(file);
  const text = Buffer.from(await input.bytes(MAX_BYTES)).toString('utf8');
  const { value, findings, placeOf } = readYaml(text, 'failsafe');
  const named = (one: Finding, place: object): Finding =>
    located({ ...one, at: { ...place, ...one.at } }, { file: input.name });
  if (findings.length > 0) return { name: input.name, findings: findings.map((one) => named(one, {})) };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `${input.name}: no shipment is in it`, zh: `${input.name}：不是货运档案` },
      { hint: { en: 'What one has in it: kouan schema shipment', zh: '内容要求见 kouan schema shipment' } },
    );
  const shipment = { type: 'shipment', ...value } as Shipment;
  const wrong = check(shipment).map((one) => named(one, placeOf(pointerTokens(one.path))));
  return wrong.some(({ severity }) => severity === 'error')
    ? { name: input.name, findings: wrong }
    : { name: input.name, shipment, findings: wrong };
}
