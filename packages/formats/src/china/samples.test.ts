import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { documentSchemas } from '@kouan/sdk/documents';
import { describe, expect, test } from 'vitest';
import { detectFormats } from '../detect.ts';
import { canonical } from './declaration/canonical.testing.ts';

const DATA = new URL('../../../../../shared/data/china/', import.meta.url);

const samples = ['bonded', 'manifest'].flatMap((folder) => {
  const at = new URL(`${folder}/`, DATA);
  return (existsSync(at) ? readdirSync(at) : []).map((name) => ({ name, file: new URL(name, at) }));
});

/** State that each receipt says; 4 of INV201 has no public meaning. */
const STATES: Readonly<Record<string, string>> = {
  'INV201.sample.xml': 'unknown',
  'INV202.sample.xml': 'submitted',
  'INV202.xml': 'submitted',
  'INV211.sample.xml': 'closed',
  'SAS221.sample.xml': 'accepted',
  'SAS223.sample.xml': 'gate-passed',
  'SAS224.sample.xml': 'deleted',
  'SAS253.sample.xml': 'gate-passed',
  'common_response_failed.xml': 'failed',
  'common_response_success.xml': 'stored',
};

describe.skipIf(samples.length === 0)('messages of zones and manifests as they are in use', () => {
  test('all of them are looked at', () => expect(samples).toHaveLength(11));

  test.each(samples)('$name: read whole, a valid document, and canonically the same again', ({ name, file }) => {
    const input = new Uint8Array(readFileSync(file));
    const [format, ...others] = detectFormats(input);
    expect(others).toEqual([]);
    const { document, findings, unmapped } = format?.decode(input) ?? { findings: [], unmapped: [] };
    if (document === undefined) throw new Error('not read');
    expect([findings, unmapped]).toEqual([[], []]);
    expect(documentSchemas[document.type].safeParse(document).error).toBeUndefined();
    if (document.type === 'receipt') expect(document.state).toBe(STATES[name]);
    const encoded = format?.encode?.(document);
    expect([encoded?.findings, encoded?.dropped]).toEqual([[], []]);
    expect(canonical(encoded?.bytes ?? new Uint8Array())).toEqual(canonical(input));
  });
});
