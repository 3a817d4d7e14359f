import { der, objectIdentifier, sequence, setOf, TAG, utf8String } from '../asn1/index.ts';
import { oidOfAttribute } from '../trust/x509/oids.ts';
import { refused } from './refused.ts';

/** A name to be written: pairs from the root downwards, `[['C', 'CN'], ['O', 'Example'], ['CN', 'Signer']]`. */
export type SubjectPairs = readonly (readonly [type: string, value: string])[];

/** Types that RFC 5280 appendix A gives a string type of its own. */
const STRINGS: Readonly<Record<string, number>> = {
  '2.5.4.5': TAG.printableString,
  '2.5.4.6': TAG.printableString,
  '2.5.4.46': TAG.printableString,
  '1.2.840.113549.1.9.1': TAG.ia5String,
  '0.9.2342.19200300.100.1.25': TAG.ia5String,
};

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

/**
 * Writes a distinguished name.
 *
 * @param subject pairs; or text as RFC 4514 has it, the most particular first (`CN=Signer,O=Example,C=CN`); or a text
 *   without `=`, which is a common name
 * @throws KouanError `ERR_KOUAN_KEY` when a type is not known or a value not allowed
 */
export function writeName(subject: string | SubjectPairs): Buffer {
  const pairs = typeof subject === 'string' ? parseName(subject) : subject;
  if (pairs.length === 0) throw refused('The subject is empty.', '主体名称为空。', ...EXAMPLE);
  return sequence(
    ...pairs.map(([type, value]) => {
      const oid = oidOfAttribute(type);
      if (oid === undefined || value === '')
        throw refused(
          `The subject has no such attribute: ${type}=${value}`,
          `主体名称属性无效：${type}=${value}`,
          ...EXAMPLE,
        );
      return setOf(sequence(objectIdentifier(oid), text(oid, type, value)));
    }),
  );
}

const EXAMPLE = ['Write it as CN=Signer,O=Example,C=CN.', '请写成 CN=签名者,O=公司,C=CN。'] as const;

function text(oid: string, type: string, value: string): Buffer {
  const tag = STRINGS[oid];
  if (tag === undefined) return utf8String(value);
  const fits = tag === TAG.printableString ? PRINTABLE.test(value) : /^[ -~]*$/.test(value);
  if (!fits || (oid === '2.5.4.6' && !/^[A-Z]{2}$/.test(value)))
    throw refused(
      `${type} cannot hold ${value}.`,
      `${type} 不能为 ${value}。`,
      oid === '2.5.4.6' ? 'A country has two capital letters (ISO 3166-1).' : 'Use plain Latin letters and digits.',
      oid === '2.5.4.6' ? '国家为两位大写字母代码（ISO 3166-1）。' : '请使用拉丁字母和数字。',
    );
  return der(tag, Buffer.from(value, 'latin1'));
}

/** Reads RFC 4514; several attributes in one relative name (`+`) are not written by anybody, and refused. */
function parseName(subject: string): SubjectPairs {
  if (!subject.includes('=')) return [['CN', subject.trim()]];
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < subject.length; at++) {
    const one = subject[at] ?? '';
    if (one === '\\') {
      const hex = /^(?:[0-9a-f]{2}\\)*[0-9a-f]{2}/i.exec(subject.slice(at + 1))?.[0];
      if (hex === undefined) part += subject[++at] ?? '';
      else {
        part += Buffer.from(hex.replaceAll('\\', ''), 'hex').toString('utf8');
        at += hex.length;
      }
    } else if (one === ',') {
      parts.push(part);
      part = '';
    } else if (one === '+') throw refused('The subject has a `+`.', '主体名称含有“+”。', ...EXAMPLE);
    else part += one;
  }
  parts.push(part);
  return parts
    .map((pair): readonly [string, string] => {
      const split = pair.indexOf('=');
      return [pair.slice(0, Math.max(split, 0)).trim(), pair.slice(split + 1).trim()];
    })
    .reverse();
}
