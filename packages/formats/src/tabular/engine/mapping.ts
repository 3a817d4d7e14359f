import { KouanError } from '@kouan/core';
import * as z from 'zod';
import type { Fields, Target } from './fields.ts';
import { type Names, plainName } from './names.ts';
import { type Step, stepOf, transformSchema } from './transforms.ts';

const columnSchema = z.strictObject({
  /** One field, or several that have the same value. */
  to: z.union([z.string(), z.array(z.string()).min(1).max(10)]),
  transforms: z.array(transformSchema).max(20).optional(),
  /** One cell that holds several values, for the fields of a list: `"containers/*\u002fcontainerNumber"`. */
  split: z.string().min(1).max(5).optional(),
  /** The table may do without this column. */
  optional: z.boolean().optional(),
});

/** The mapping file: from the columns of somebody's table to the fields of a document. */
export const mappingSchema = z.strictObject({
  version: z.literal(1),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(1).max(1000).optional(),
  /** Column whose equal values in rows that follow each other make one document. */
  group: z.string().optional(),
  columns: z.record(z.string(), z.union([z.string(), columnSchema])),
  /** Fields that every document has, whatever its row says. */
  constants: z.record(z.string(), z.string()).optional(),
});

export type Mapping = z.input<typeof mappingSchema>;

/** What one column does. */
export interface Column {
  readonly targets: readonly Target[];
  readonly steps: readonly Step[];
  /** Text used where the cell is empty. */
  readonly fallback?: string;
  /** For lists: the text between values, and the target of the n-th. */
  readonly split?: { readonly by: string; readonly at: (index: number) => readonly Target[] };
}

/** A mapping made ready. */
export interface Plan {
  readonly mapping: Mapping | undefined;
  readonly group: string | undefined;
  /** The columns that the mapping names; they must be there. */
  readonly named: readonly string[];
  readonly constants: readonly (readonly [Target, string])[];
  column(header: string): Column | undefined;
}

/** What names can mean in one sheet. */
export interface Meanings {
  readonly fields: Fields;
  readonly names: Names;
}

/**
 * Makes a plan of the settings of a read.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` that names the place in the mapping.
 */
export function planOf(meanings: Meanings, settings: unknown): Plan {
  if (settings === undefined) {
    const column = (header: string): Column | undefined => {
      const target = meanings.names.column(header);
      return target === undefined ? undefined : { targets: [target], steps: [] };
    };
    return { mapping: undefined, group: undefined, named: [], constants: [], column };
  }
  const parsed = mappingSchema.safeParse(settings);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(issue?.path.map(String).join('/') ?? '', issue?.message ?? '');
  }
  const mapping = parsed.data;
  const columns = new Map(
    Object.entries(mapping.columns).map(([name, to]) => [plainName(name), columnOf(meanings, name, to)] as const),
  );
  const constants = Object.entries(mapping.constants ?? {}).map(([path, text]) => {
    const target = fieldAt(meanings, path, 'constants');
    if (target.read(text) === undefined) throw wrong(`constants/${path}`, `${text}: ${target.expected}`);
    return [target, text] as const;
  });
  return {
    mapping,
    group: mapping.group,
    named: Object.entries(mapping.columns)
      .filter(([, to]) => typeof to === 'string' || to.optional !== true)
      .map(([name]) => name),
    constants,
    column: (header) => columns.get(plainName(header)),
  };
}

function columnOf(meanings: Meanings, name: string, to: string | z.output<typeof columnSchema>): Column {
  const { to: fields, transforms = [], split } = typeof to === 'string' ? { to } : to;
  const paths = typeof fields === 'string' ? [fields] : fields;
  const where = `columns/${name}`;
  const fallback = transforms.find((one): one is { default: string } => typeof one === 'object' && 'default' in one);
  const steps = transforms.filter((one) => one !== fallback).map(stepOf);
  const rest = fallback === undefined ? {} : { fallback: fallback.default };
  if (split === undefined) return { targets: paths.map((path) => fieldAt(meanings, path, where)), steps, ...rest };
  if (!paths.every((path) => path.includes('*'))) throw wrong(where, 'split needs a * in the path');
  const at = (index: number): Target[] =>
    paths.map((path) => fieldAt(meanings, path.replace('*', String(index)), where));
  return { targets: at(0), steps, ...rest, split: { by: split, at } };
}

/** A field by its path, or by any of the names that headers may have. */
function fieldAt({ fields, names }: Meanings, path: string, where: string): Target {
  const target = fields.target(path) ?? names.column(path);
  if (target !== undefined) return target;
  const near = fields.paths().filter((one) => plainName(one).includes(plainName(path.split('/').at(-1) ?? '')));
  throw wrong(where, `no field "${path}"`, near.slice(0, 4));
}

function wrong(where: string, what: string, near: readonly string[] = []): KouanError {
  const meant = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'docs/formats.md shows a mapping.';
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The mapping is wrong at ${where}: ${what}.`, zh: `映射文件有误，位置 ${where}：${what}。` },
    { hint: { en: meant, zh: near.length > 0 ? `是否为 ${near.join('、')}？` : '格式见 docs/formats.md。' } },
  );
}
