import { documentSchemas } from '@kouan/sdk/documents';
import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { unknownName } from '../frame/usage.ts';

export const command: CommandSpec = {
  args: '<document>',
  options: [],
  examples: [
    {
      line: 'kouan schema declaration > declaration.schema.json',
      about: { en: 'JSON Schema 2020-12', zh: 'JSON Schema 2020-12' },
    },
  ],
  async run({ output, json }, [name = '']) {
    const schema = Object.hasOwn(documentSchemas, name)
      ? documentSchemas[name as keyof typeof documentSchemas]
      : undefined;
    if (schema === undefined) throw unknownName({ en: 'document', zh: '单证' }, name, Object.keys(documentSchemas));
    const written = schema.toJSONSchema({ target: 'draft-2020-12' });
    if (json) await output.record({ document: name, schema: written });
    else await output.data(JSON.stringify(written, null, 2));
    return EXIT.done;
  },
};
