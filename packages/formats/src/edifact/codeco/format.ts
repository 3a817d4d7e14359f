import type { EquipmentInterchange } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.codeco';

/** Gate in and gate out. */
export default defineFormat<EquipmentInterchange>({
  name,
  title: { en: 'UN/EDIFACT CODECO, container gate-in and gate-out report', zh: '集装箱进出场报文' },
  documentType: 'equipment-interchange',
  ...FACTS,
  ...codecOf<EquipmentInterchange>({ name, table: MESSAGE }),
});
