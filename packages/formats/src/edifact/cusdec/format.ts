import type { Declaration } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.cusdec';

/** A declaration for customs of any country, as far as its fields are those of all. */
export default defineFormat<Declaration>({
  name,
  title: { en: 'UN/EDIFACT CUSDEC, customs declaration', zh: '报关单报文' },
  documentType: 'declaration',
  ...FACTS,
  ...codecOf<Declaration>({ name, table: MESSAGE }),
});
