import type { BondedInventory } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { bothRoots, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.bonded.inventory';

/** China bonded zone inventory (INV101). */
export default defineFormat<BondedInventory>({
  name,
  title: { en: 'China bonded zone inventory (INV101)', zh: '保税核注清单' },
  documentType: 'bonded-inventory',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<BondedInventory>({ name, mark: /<(?:[\w.-]+:)?InvtMessage[\s>]/, ...bothRoots(name, MESSAGES) }),
});
