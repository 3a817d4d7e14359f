import { describe, expect, it } from 'vitest';
import { check } from '../checks/run.ts';
import type { DocumentType } from '../documents/index.ts';
import type { Conversion, Section } from './conversion.ts';
import { FORMS } from './forms/index.ts';
import { hasPlace } from './schema-paths.testing.ts';
import { byType } from './sources.ts';
import { CONVERSIONS } from './tables/index.ts';

/** Every pointer of a table with the type that it is of. */
function* pointers(
  { rows, sections = [] }: Conversion | Section,
  conversion: Conversion,
  target: string,
  bases: Readonly<Record<string, string>>,
): Generator<readonly [DocumentType, string]> {
  const main = conversion.from[0]?.type as DocumentType;
  for (const row of rows) {
    yield [conversion.to, `${target}${row.to}`];
    if (row.from === undefined) continue;
    for (const [type, origins] of byType(row.from, main))
      for (const origin of Array.isArray(origins) ? origins : [origins])
        if (typeof origin === 'string') yield [type, place(bases[type] ?? '', origin)];
  }
  for (const section of sections) {
    const inner = Object.fromEntries(
      Object.entries(section.each).map(([type, list]) => [
        type,
        list === '' ? (bases[type] ?? '') : `${place(bases[type] ?? '', list)}/*`,
      ]),
    );
    yield* pointers(section, conversion, `${target}${section.to}/*`, inner);
  }
}

function place(base: string, origin: string): string {
  if (origin.startsWith('^')) return origin.slice(1);
  return origin.startsWith('../') ? `${base.split('/').slice(0, -2).join('/')}${origin.slice(2)}` : `${base}${origin}`;
}

describe.each(CONVERSIONS.map((one) => [`${one.name}${one.variant ? ` (${one.variant})` : ''}`, one] as const))(
  '%s',
  (_, conversion) => {
    it('speaks of places that the documents have', () => {
      const wrong = [...pointers(conversion, conversion, '', {})].filter(([type, path]) => !hasPlace(type, path));
      expect(wrong).toEqual([]);
    });

    it('names papers that it takes, and says itself in two languages', () => {
      expect(conversion.title.zh).not.toBe('');
      expect(conversion.from.some(({ optional }) => optional !== true)).toBe(true);
    });
  },
);

it('no two conversions of the same papers have the same variant', () => {
  const keys = CONVERSIONS.map(({ from, to, variant }) => `${from.map(({ type }) => type).sort()} ${to} ${variant}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each(FORMS.map((form) => [form.name, form] as const))(
  'the form %s speaks of places that its document has',
  (_, form) => {
    for (const { to, or = [] } of form.fields)
      for (const path of [to, ...or]) expect([path, hasPlace(form.documentType, path)]).toEqual([path, true]);
  },
);

it('the form of a declaration requires what the checks require', () => {
  const empty = { type: 'declaration', items: [{}], containers: [{}] } as const;
  for (const direction of ['import', 'export'] as const) {
    const asked = check({ ...empty, items: [{}], containers: [{}], direction })
      .filter(({ code }) => code.startsWith('REQ-'))
      .map(({ path }) => path.replaceAll('/0/', '/*/'));
    const form = FORMS.find(({ name }) => name === 'china.declaration');
    const required = (form?.fields ?? [])
      .filter(({ required: need, side }) => (need === true || need === direction) && (side ?? direction) === direction)
      .map(({ to }) => to);
    expect(required.sort()).toEqual([...new Set(asked)].sort());
  }
});
