import { containerCodeSchema } from '../../packages/formats/src/device/container-code/index.ts';
import { KEYS, MESSAGES, type Message, RARE_KEYS } from '../../packages/formats/src/device/gate/tree.ts';
import { niiSchema } from '../../packages/formats/src/device/nii/index.ts';
import { trackAndTraceEventSchema } from '../../packages/formats/src/device/reefer/index.ts';
import { sealSchema } from '../../packages/formats/src/device/seal/index.ts';
import { deviceSchema } from '../../packages/server/src/devices/spec.ts';
import { row } from './page.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

/** A schema of zod. */
interface Reads {
  toJSONSchema(options: { io: 'input'; target: 'draft-2020-12' }): object;
}

function formOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(', ');
  if (schema.$ref !== undefined) return schema.$ref.replace('#/$defs/', '');
  if (schema.anyOf !== undefined) return schema.anyOf.map(formOf).join(' or ');
  if (schema.pattern !== undefined && schema.pattern.length < 50) return `\`${schema.pattern}\``;
  const range =
    schema.minimum === undefined || schema.maximum === undefined ? '' : ` ${schema.minimum} … ${schema.maximum}`;
  return `${String(schema.type ?? '')}${range}`;
}

function rowsOf({ properties = {}, required = [] }: Schema, path: string): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const fallback = schema.default === undefined ? '' : JSON.stringify(schema.default);
    const needed = required.includes(name) && schema.default === undefined ? 'yes' : '';
    const inner = schema.items ?? schema;
    const below = schema.items === undefined ? `${path}/${name}` : `${path}/${name}/*`;
    return [
      row(`${path}/${name}`, formOf(schema), needed, fallback, schema.description ?? ''),
      ...rowsOf(inner, below),
    ];
  });
}

const HEAD = '| field | form | required | without | |\n|---|---|---|---|---|';
const tableOf = (schema: Schema): string => `${HEAD}\n${rowsOf(schema, '').join('\n')}`;
const jsonOf = (schema: Reads): Schema => schema.toJSONSchema({ io: 'input', target: 'draft-2020-12' }) as Schema;

function gateTable({ root, groups, leaves, order }: Message): string {
  const attributes = Object.entries({ ...KEYS, ...RARE_KEYS }).map(([field, name]) =>
    row(`${root}/@${name}`, `/${field}`),
  );
  const content = order.flatMap((name) => {
    const group = groups[name];
    if (group === undefined) return [row(`${root}/${leaves[name]}`, `/${name}`)];
    const { element, usual, rare } = group;
    return Object.entries({ ...usual, ...rare }).map(([field, leaf]) =>
      row(`${root}/${element}/${leaf}`, `/${name}/${field}`),
    );
  });
  return `### ${root}\n\n| element | field |\n|---|---|\n${[...attributes, ...content].join('\n')}`;
}

/** Readings that travel as JSON, by their titles. */
const READINGS: Readonly<Record<string, Reads>> = {
  'Container number (`containerCode`)': containerCodeSchema,
  'Electronic seal (`seal`)': sealSchema,
  'X-ray portal (`nii`)': niiSchema,
  'Event of a smart container (`trackAndTrace`)': trackAndTraceEventSchema,
};

/** docs/device-fields.md: what devices say, and how a scenario names them, field by field. */
export function devicesPage(): string {
  const kinds = (jsonOf(deviceSchema).oneOf ?? []).map(
    (schema) =>
      `### ${String(schema.properties?.['kind']?.const)}\n\n${schema.description ?? ''}\n\n${tableOf(schema)}`,
  );
  const readings = Object.entries(READINGS).map(([title, schema]) => `### ${title}\n\n${tableOf(jsonOf(schema))}`);
  return `# Devices, field by field

Generated from the tables and schemas that read and write: \`npm run generate\`. What they are for: [devices.md](devices.md).

## Messages of gates

${Object.values(MESSAGES).map(gateTable).join('\n\n')}

## Readings in JSON

${readings.join('\n\n')}

## Devices of a scenario

${kinds.join('\n\n')}
`;
}
