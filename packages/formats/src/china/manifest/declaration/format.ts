import type { Manifest } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { FACTS } from '../head.ts';
import { MESSAGES } from './table.ts';

const name = 'china.manifest.declaration';

/** Manifests of the MT family: what a vessel, an aircraft, a train or a lorry carries. */
export default defineFormat<Manifest>({
  name,
  title: { en: 'China manifest (MT messages)', zh: '舱单' },
  documentType: 'manifest',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<Manifest>({
    name,
    messages: MESSAGES,
    mark: /<(?:[\w.-]+:)?Declaration[\s>]/,
    messageOf: () => MESSAGES[0],
  }),
});
