import type { PassengerList } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.paxlst';

/** Passengers and crew of a journey. */
export default defineFormat<PassengerList>({
  name,
  title: { en: 'UN/EDIFACT PAXLST, passenger list', zh: '旅客及机组名单报文' },
  documentType: 'passenger-list',
  ...FACTS,
  ...codecOf<PassengerList>({ name, table: MESSAGE }),
});
