import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXml } from '../syntax/xml/index.ts';

const DATA = new URL('../../../../../shared/data/formats/', import.meta.url);
const EXAMPLES = new URL('hmrc-cds/public/api/conf/3.0/examples/', DATA);

/** Folder of the schemas of HMRC. */
export const SCHEMAS = fileURLToPath(new URL('hmrc-cds/public/api/conf/3.0/schemas/', DATA));

/** A declaration as Danish customs take it. */
export const DANISH = new URL('denmark-dms/XML10-B1-export-Dtype.xml', DATA);

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Official samples that are a declaration (DEC) or a response (RES), by what stands in them. */
export function samplesOf(kind: 'DEC' | 'RES'): readonly Sample[] {
  if (!existsSync(EXAMPLES)) return [];
  const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xml$/i.test(name));
  const mark = kind === 'DEC' ? /WCOTypeName>\s*DEC/ : /<(?:\w+:)?Response>|<(?:\w+:)?Response\s/;
  return names
    .sort()
    .map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(new URL(encodeURI(name), EXAMPLES))) }))
    .filter(({ bytes }) => mark.test(new TextDecoder().decode(bytes)));
}

/** Every text and attribute with the place it stands in, by local names: white space around it says nothing. */
export function saidIn(bytes: Uint8Array): string[] {
  const said: string[] = [];
  const path: string[] = [];
  const counts: Map<string, number>[] = [new Map()];
  let text = '';
  const findings = readXml(
    bytes,
    () => ({
      open(raw, _, attributes) {
        const name = raw.replace(/^_\d+(?=[A-Z])/, '');
        const siblings = counts.at(-1) as Map<string, number>;
        const nth = siblings.get(name) ?? 0;
        siblings.set(name, nth + 1);
        path.push(`${name}[${nth}]`);
        counts.push(new Map());
        for (const key in attributes)
          if (!key.endsWith('chemaLocation')) said.push(`${path.join('/')}@${key}=${attributes[key]}`);
        text = '';
      },
      text(value) {
        text += value;
      },
      close() {
        if (text.trim() !== '') said.push(`${path.join('/')}=${text.trim()}`);
        text = '';
        path.pop();
        counts.pop();
      },
    }),
    { maxBytes: 10_000_000 },
  );
  if (findings.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(findings));
  return said.sort();
}
