import type { EquipmentInterchange } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.coarri';

/** Discharge and loading. */
export default defineFormat<EquipmentInterchange>({
  name,
  title: { en: 'UN/EDIFACT COARRI, container discharge and loading report', zh: '集装箱装卸船报文' },
  documentType: 'equipment-interchange',
  ...FACTS,
  ...codecOf<EquipmentInterchange>({ name, table: MESSAGE }),
});
