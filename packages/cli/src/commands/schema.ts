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
    const written = Object.hasOwn(documentSchemas, name)
      ? documentSchemas[name as keyof typeof documentSchemas].toJSONSchema({ target: 'draft-2020-12' })
      : name === SCENARIO
        ? await scenarioSchema()
        : await originSchema(name);
    if (json) await output.record({ document: name, schema: written });
    else await output.data(JSON.stringify(written, null, 2));
    return EXIT.done;
  },
};

const SCENARIO = 'scenario';

/** What a reference server goes through. */
async function scenarioSchema(): Promise<object> {
  const { scenarioJsonSchema } = await import('@kouan/server/scenarios');
  return scenarioJsonSchema();
}

/** The contract of origin: what an assessment takes and gives. */
async function originSchema(name: string): Promise<object> {
  const { originJsonSchemas } = await import('@kouan/rcep-calc');
  const schemas: Readonly<Record<string, object>> = originJsonSchemas();
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const known = [...Object.keys(documentSchemas), SCENARIO, ...Object.keys(schemas)];
  if (schema === undefined) throw unknownName({ en: 'document', zh: '单证' }, name, known);
  return schema;
}
