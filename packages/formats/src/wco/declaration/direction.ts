import type { Direction, Row } from '../placing/place.ts';

/** First two letters of the type (D.E. 1/1). */
const TYPES: Readonly<Record<string, Direction>> = { IM: 'import', EX: 'export' };

/** Who or what occurs only where goods come in, or only where they go out. */
const SIGNS: readonly (readonly [key: string, direction: Direction])[] = [
  ['GoodsShipment/Importer/ID', 'import'],
  ['GoodsShipment/Importer/Name', 'import'],
  ['ExitOffice/ID', 'export'],
  ['GoodsShipment/Consignment/ArrivalTransportMeans/ID', 'import'],
  ['GoodsShipment/Consignment/DepartureTransportMeans/ID', 'export'],
  ['ProcedureCategory', 'export'],
];

/**
 * Whether goods come in or go out. CO is said in both directions, and an amendment, an invalidation or a presentation
 * (COR, INV, GPR) says neither: there the parties and places tell, where there are any.
 */
export function directionOf(row: Row): Direction | undefined {
  const type = typeof row['TypeCode'] === 'string' ? row['TypeCode'].trim() : '';
  return TYPES[type.slice(0, 2)] ?? SIGNS.find(([key]) => typeof row[key] === 'string')?.[1];
}

/** The type of a document: as it was, unless the document now goes the other way. */
export function typeCodeFor(direction: Direction, kept: unknown): string {
  const code = direction === 'import' ? 'IM' : 'EX';
  if (typeof kept !== 'string') return code;
  const said = TYPES[kept.trim().slice(0, 2)];
  return said === undefined || said === direction ? kept : `${code}${kept.trim().slice(2)}`;
}
