import type { GatePass } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { bothRoots, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.bonded.gate-pass';

/** China bonded zone gate pass (SAS121). */
export default defineFormat<GatePass>({
  name,
  title: { en: 'China bonded zone gate pass (SAS121)', zh: '核放单' },
  documentType: 'gate-pass',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<GatePass>({ name, mark: /<(?:[\w.-]+:)?PassPortMessage[\s>]/, ...bothRoots(name, MESSAGES) }),
});
