import type { Format } from '@kouan/sdk';
import { formats } from '../registry.generated.ts';
import { MESSAGE as COARRI } from './coarri/table.ts';
import { MESSAGE as CODECO } from './codeco/table.ts';
import { MESSAGE as COPARN } from './coparn/table.ts';
import { MESSAGE as CUSCAR } from './cuscar/table.ts';
import { MESSAGE as CUSDEC } from './cusdec/table.ts';
import { MESSAGE as CUSRES } from './cusres/table.ts';
import { MESSAGE as IFTMCS } from './iftmcs/table.ts';
import { MESSAGE as IFTMIN } from './iftmin/table.ts';
import type { Message } from './message/index.ts';
import { MESSAGE as PAXLST } from './paxlst/table.ts';

const TABLES: readonly Message[] = [COARRI, CODECO, COPARN, CUSCAR, CUSDEC, CUSRES, IFTMCS, IFTMIN, PAXLST];

/** Every message that is read and written by a table, with the format that does it. */
export const ALL: readonly (readonly [name: string, table: Message, format: Format])[] = TABLES.map((table) => {
  const name = `edifact.${table.type.toLowerCase()}`;
  return [name, table, formats.find((one) => one.name === name) as Format] as const;
});
