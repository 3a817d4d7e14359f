import type { Manifest } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.cuscar';

/** What a means of transport carries, for customs. */
export default defineFormat<Manifest>({
  name,
  title: { en: 'UN/EDIFACT CUSCAR, customs cargo report', zh: '海关舱单报文' },
  documentType: 'manifest',
  ...FACTS,
  ...codecOf<Manifest>({ name, table: MESSAGE, mark: /BGM[^A-Za-z0-9]85[^0-9]/ }),
});
