import type { Format } from '@kouan/sdk';
import { formats } from '../registry.generated.ts';
import { MESSAGE as COARRI } from './coarri/table.ts';
import { MESSAGE as CODECO } from './codeco/table.ts';
import { MESSAGE as COPARN } from './coparn/table.ts';
import type { Message } from './message/index.ts';

const TABLES: readonly Message[] = [COARRI, CODECO, COPARN];

/** Every message that is read and written by a table, with the format that does it. */
export const ALL: readonly (readonly [name: string, table: Message, format: Format])[] = TABLES.map((table) => {
  const name = `edifact.${table.type.toLowerCase()}`;
  return [name, table, formats.find((one) => one.name === name) as Format] as const;
});
