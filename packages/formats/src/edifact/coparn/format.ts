import type { EquipmentInterchange } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.coparn';

/** Announcement, release and acceptance of containers. */
export default defineFormat<EquipmentInterchange>({
  name,
  title: { en: 'UN/EDIFACT COPARN, container announcement', zh: '集装箱预告报文' },
  documentType: 'equipment-interchange',
  ...FACTS,
  ...codecOf<EquipmentInterchange>({ name, table: MESSAGE }),
});
