/** Where a gate pass has the facts. @module */
import { addDecimal, type Decimal, formatDecimal, parseDecimal, subtractDecimal } from '@kouan/core';
import type { GatePass } from '../../documents/bonded/gate-pass.ts';
import type { Column } from '../column.ts';
import { rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';
import { byHs, containerKey, hsOf } from './common.ts';

type D = GatePass;
type Item = NonNullable<D['items']>[number];

/** What is left of the weight at the gate without vehicle, trailer and container; nothing when one is unknown. */
function load({ totalWeight, vehicle, container }: D): Said | undefined {
  const total = parseDecimal(totalWeight ?? '');
  const parts: (string | undefined)[] = [vehicle?.weight];
  const more = ['/vehicle/weight'];
  if (vehicle?.frameNumber !== undefined || vehicle?.frameWeight !== undefined) {
    parts.push(vehicle.frameWeight);
    more.push('/vehicle/frameWeight');
  }
  if (container?.number !== undefined) {
    parts.push(container.weight);
    more.push('/container/weight');
  }
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const part of parts) {
    const value = parseDecimal(part ?? '');
    if (value === undefined) return undefined;
    sum = addDecimal(sum, value);
  }
  return total === undefined
    ? undefined
    : { text: formatDecimal(subtractDecimal(total, sum)), unit: 'KGM', paths: ['/totalWeight'], more, derived: true };
}

export const gatePassColumn: Column<D> = {
  billNumber: rows<D, D>('', ({ relatedType, relatedNumbers = [] }) =>
    relatedType === 'bill-of-lading'
      ? relatedNumbers.map((text, index) => ({ text, paths: [`/relatedNumbers/${index}`] }))
      : undefined,
  ),
  grossMass: texts('/grossWeight', { unit: 'KGM' }),
  netMass: texts('/netWeight', { unit: 'KGM' }),
  loadMass: rows<D, D>('', (document) => load(document)),
  containers: texts('/container/number'),
  tare: rows<D, NonNullable<D['container']>>('/container', ({ number, weight }, path) => ({
    text: weight,
    unit: 'KGM',
    key: containerKey(number),
    paths: [`${path}/weight`],
    keyPath: `${path}/number`,
  })),
  hs: hsOf('/items/*/hs'),
  description: byHs<D, Item>('/items/*', ({ name }, path) => ({ text: name, paths: [`${path}/name`] })),
  quantity: byHs<D, Item>('/items/*', ({ quantity }, path) => ({
    text: quantity?.value,
    unit: quantity?.unit,
    paths: [`${path}/quantity/value`],
  })),
  gateOn: texts('/declaredAt'),
};
