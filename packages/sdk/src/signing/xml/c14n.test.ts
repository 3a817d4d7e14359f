import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { lacks, run } from '../verifiers.testing.ts';
import { canonical, canonicalWithOrigins } from './c14n.ts';
import { anyXml } from './documents.testing.ts';
import { CANONICAL_FORMS, type CanonicalForm } from './forms.ts';
import { scan } from './scan.ts';
import { joinedBase } from './xml-base.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-c14n-'));
afterAll(() => rmSync(folder, { recursive: true }));

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const of = (text: string, form: CanonicalForm, id?: string, inclusivePrefixes: readonly string[] = []): string => {
  const document = scan(Buffer.from(text));
  const found = document.scanned.ids.find(({ attribute }) => document.value(attribute) === id);
  const apex = found === undefined ? {} : { apex: found.element };
  return Buffer.from(canonical(document, form, { ...apex, inclusivePrefixes })).toString();
};

describe.skipIf(lacks('xmllint'))('xmllint', () => {
  const documents = fc.sample(anyXml, 400).filter((text) => {
    try {
      scan(Buffer.from(text));
      return true;
    } catch {
      return false;
    }
  });
  const files = documents.map((text, i) => {
    const path = join(folder, `${i}.xml`);
    writeFileSync(path, text);
    return path;
  });
  it.each([
    ['--c14n', `${C14N}#WithComments`],
    ['--c14n11', `${C14N_11}#WithComments`],
    ['--exc-c14n', `${EXCLUSIVE}WithComments`],
  ] as const)('%s gives the same octets for documents that were made up', (flag, form) => {
    expect(documents.length).toBeGreaterThan(350);
    // One process for all: it writes one form behind the other.
    const theirs = run('xmllint', [flag, ...files]).out.toString();
    expect(documents.map((text) => of(text, form)).join('')).toBe(theirs);
  });
});

it.each(Object.keys(CANONICAL_FORMS) as CanonicalForm[])('%s of its own output is its output', (form) => {
  fc.assert(
    fc.property(anyXml, (text) => {
      let once: string;
      try {
        once = of(text, form);
      } catch {
        return;
      }
      expect(of(once, form)).toBe(once);
    }),
    { numRuns: 100 },
  );
});

it('leaves comments out, unless the form keeps them', () => {
  const text = '<!--a--><r><!--b-->x<!--c--></r><!--d-->';
  expect(of(text, C14N)).toBe('<r>x</r>');
  expect(of(text, `${C14N}#WithComments`)).toBe('<!--a-->\n<r><!--b-->x<!--c--></r>\n<!--d-->');
});

it('escapes "&" in a namespace, which libxml2 forgets', () => {
  expect(of('<r xmlns="u:a&amp;b"/>', C14N)).toBe('<r xmlns="u:a&amp;b"></r>');
});

it('knows white space of XML from other white space', () => {
  expect(of('<r><?p  \u00a0d ?><?q\u{2070} \ufeff?><?s ?></r>', C14N)).toBe(
    '<r><?p \u00a0d ?><?q\u{2070} \ufeff?><?s?></r>',
  );
});

it('refuses a relative namespace', () => {
  expect(() => of('<r xmlns="a/b"/>', C14N)).toThrow('relative');
});

it('refuses a form that grows beyond all measure', () => {
  const text = `<r xmlns:a="u:${'x'.repeat(100_000)}">${'<a:b/>'.repeat(2000)}</r>`;
  expect(() => of(text, EXCLUSIVE)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_LIMIT' }));
});

describe('a part of a document', () => {
  const text =
    '<r xmlns="u:d" xmlns:a="u:a" xmlns:b="u:b" xml:lang="zh" xml:id="i" xml:base="http://e.x/y/"><a:s Id="s" xml:base="../z"><t/></a:s></r>';
  it.each([
    [
      C14N,
      '<a:s xmlns="u:d" xmlns:a="u:a" xmlns:b="u:b" Id="s" xml:base="../z" xml:id="i" xml:lang="zh"><t></t></a:s>',
    ],
    [
      C14N_11,
      '<a:s xmlns="u:d" xmlns:a="u:a" xmlns:b="u:b" Id="s" xml:base="http://e.x/z" xml:lang="zh"><t></t></a:s>',
    ],
    [EXCLUSIVE, '<a:s xmlns:a="u:a" Id="s" xml:base="../z"><t xmlns="u:d"></t></a:s>'],
  ] as const)('in %s', (form, expected) => {
    expect(of(text, form, 's')).toBe(expected);
  });
  it('has the prefixes that an exclusive form is told to keep', () => {
    expect(of(text, EXCLUSIVE, 's', ['b', '#default', 'none'])).toBe(
      '<a:s xmlns="u:d" xmlns:a="u:a" xmlns:b="u:b" Id="s" xml:base="../z"><t></t></a:s>',
    );
  });
});

it.each([
  [['http://a/b/c', 'd'], 'http://a/b/d'],
  [['http://a/b/c/', '../d?q'], 'http://a/b/d?q'],
  [['http://a', 'd'], 'http://a/d'],
  [['a/b', '../../../c'], '../../c'],
  [['..', 'c'], '../c'],
  [['http://a/b', '//h/x'], 'http://h/x'],
  [['http://a/b', 'urn:c'], 'urn:c'],
  [['http://a/b?q#f', ''], 'http://a/b?q'],
  [['a//b/./c/', 'd'], 'a/b/c/d'],
] as const)('joins %j (Canonical XML 1.1 appendix)', (bases, joined) => {
  expect(joinedBase(bases)).toBe(joined);
});

it('says where each octet comes from', () => {
  const text = '<r  b="2" a="&gt;"><s/>\r\n</r>';
  const { bytes, origins = [] } = canonicalWithOrigins(scan(Buffer.from(text)), C14N);
  const origin = (part: string): number => {
    const place = Buffer.from(bytes).indexOf(part);
    let at = 0;
    for (let i = 0; i < origins.length; i += 2) if ((origins[i] as number) <= place) at = i;
    return (origins[at + 1] as number) + place - (origins[at] as number);
  };
  expect(origin('2"')).toBe(text.indexOf('2"'));
  expect(origin('s>')).toBe(text.indexOf('s/'));
});
