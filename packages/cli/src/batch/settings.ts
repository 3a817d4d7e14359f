import { resolve } from 'node:path';
import type { Batch, Journal } from '@kouan/sdk/exchange';
import { formatNamed } from '../flow/decode.ts';
import { readJson } from '../flow/json-file.ts';
import { prepare } from '../flow/outgoing.ts';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { Shape } from './failed/index.ts';
import { digestInputs, type InputDigest } from './plan-file.ts';
import { Gathered } from './planned.ts';

/** Options that decide what is sent; the others decide how. */
const DECIDING = ['as', 'from', 'mapping', 'today', 'after', 'priority', 'deadline'] as const;

export const decidingOf = (options: Options): Record<string, string> =>
  Object.fromEntries(
    DECIDING.flatMap((name) => [[name, textOf(options, name)]]).filter(([, value]) => value !== undefined),
  );

/** What a batch was made of, kept with it, so that what failed can be given back later. */
export interface BatchSettings {
  /** Folder that the names are meant from. */
  readonly folder: string;
  readonly inputs: readonly InputDigest[];
  readonly options: Readonly<Record<string, string>>;
}

const isPipe = (file: string): boolean => file === '-';

export async function settingsOf(files: readonly string[], options: Options): Promise<BatchSettings> {
  const inputs = await digestInputs(files.filter((file) => !isPipe(file)));
  return { folder: process.cwd(), inputs, options: decidingOf(options) };
}

/** How a mapping wants tables to be read. */
export async function shapeOf(mapping: string | undefined): Promise<Shape> {
  if (mapping === undefined) return {};
  const settings = await readJson(mapping);
  const { encoding, delimiter, sheet, headerRow } = settings as Shape;
  return { encoding, delimiter, sheet, headerRow, mapping: settings };
}

/** What the inputs of a batch say when they are read once more. */
export interface ReadAgain {
  readonly gathered: Gathered;
  readonly shape: Shape;
  readonly folder: string;
  readonly unchanged: (file: string) => boolean;
  /** Inputs that are not there any more as they were. */
  readonly changed: readonly string[];
}

/** Reads and checks the inputs of a batch once more: those that are as they were. */
export async function readAgain(journal: Journal, batch: Batch, { now }: Pick<Context, 'now'>): Promise<ReadAgain> {
  const settings = (await journal.batchSettings(batch.id)) as Partial<BatchSettings>;
  const { folder = process.cwd(), inputs = [], options = {} } = settings;
  const at = (file: string): string => (folder === process.cwd() ? file : resolve(folder, file));
  const same = new Set<string>();
  for (const { file, sha256 } of inputs) {
    const [digest] = await digestInputs([at(file)]).catch(() => []);
    if (digest?.sha256 === sha256) same.add(file);
  }
  const mapping = options['mapping'] === undefined ? undefined : at(options['mapping']);
  const gathered = new Gathered();
  const outgoing = {
    format: formatNamed(options['as'] ?? 'china.declaration'),
    today: options['today'] ?? now().toISOString().slice(0, 10),
    from: options['from'],
    mapping,
  };
  for (const file of same) for await (const one of prepare([at(file)], outgoing)) gathered.see({ ...one, file });
  return {
    gathered,
    shape: await shapeOf(mapping).catch(() => ({})),
    folder,
    unchanged: (file) => same.has(file),
    changed: inputs.map(({ file }) => file).filter((file) => !same.has(file)),
  };
}
