import type { Json } from '../syntax/tree/index.ts';

/**
 * Numbers of the shipment and the consignment, which the schemas need and a paper seldom has: they are the paper's own.
 *
 * @param consignment what stands in the consignment; without any of it there is none
 */
export function shipmentNumbers(
  number: string | undefined,
  consignment: readonly unknown[],
): Readonly<Record<string, Json>> {
  if (number === undefined) return {};
  const id = { '#': number };
  return {
    '/Shipment/ID': id,
    ...(consignment.some((one) => one !== undefined) ? { '/Shipment/Consignment/0/ID': id } : {}),
  };
}
