import type { Text } from '@kouan/core';
import { textOf } from '../../asn1/index.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Subtree } from '../x509/extensions.ts';
import { type GeneralName, generalNameText } from '../x509/general-name.ts';
import type { Name } from '../x509/name.ts';

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** Comparisons for one path; a certificate that asks for more was made to be slow. */
const MAX_COMPARISONS = 1 << 18;

/** Whether a name stands within a subtree; `undefined` where kouan cannot tell. */
type Within = (name: GeneralName, base: GeneralName, excluded: boolean) => boolean | undefined;

/** Name constraints collected along a path (RFC 5280 §6.1.4 (g)). */
export class NameConstraints {
  /** Each list came from one authority: a name must stand in one of every list. */
  private readonly permitted: (readonly Subtree[])[] = [];
  private readonly excluded: Subtree[] = [];
  private comparisons = 0;

  /** Adds what a certificate of an authority asks for. */
  add({ extensions: { nameConstraints } }: Certificate): void {
    if (nameConstraints === undefined) return;
    if (nameConstraints.permitted.length > 0) this.permitted.push(nameConstraints.permitted);
    this.excluded.push(...nameConstraints.excluded);
  }

  /** What is wrong with the names of a certificate under the constraints of those above it. */
  check(certificate: Certificate): Text | undefined {
    if (this.permitted.length === 0 && this.excluded.length === 0) return undefined;
    for (const name of namesOf(certificate)) {
      const wrong = this.checkName(name);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  private checkName(name: GeneralName): Text | undefined {
    const shown = generalNameText(name);
    for (const tree of this.excluded) {
      if (tree.base.kind !== name.kind) continue;
      const inside = this.within(name, tree, true);
      if (inside === undefined) return unknown(shown);
      if (inside) return { en: `the name ${shown} is excluded`, zh: `名称 ${shown} 被排除` };
    }
    for (const list of this.permitted) {
      const same = list.filter(({ base }) => base.kind === name.kind);
      if (same.length === 0) continue;
      const answers = same.map((tree) => this.within(name, tree, false));
      if (answers.includes(true)) continue;
      if (answers.includes(undefined)) return unknown(shown);
      return { en: `the name ${shown} is outside of what is permitted`, zh: `名称 ${shown} 不在许可范围内` };
    }
    return undefined;
  }

  private within(name: GeneralName, { base, bounded }: Subtree, excluded: boolean): boolean | undefined {
    // Distances are not part of RFC 5280; what is not understood is not passed.
    if (bounded || ++this.comparisons > MAX_COMPARISONS) return undefined;
    return WITHIN[name.kind](name, base, excluded);
  }
}

const unknown = (shown: string): Text => ({
  en: `the constraint on ${shown} is of a form that is not understood`,
  zh: `对 ${shown} 的名称限制形式无法识别`,
});

/** All names that count: the subject, its e-mail addresses, the alternative names. */
function namesOf({ subject, extensions }: Certificate): GeneralName[] {
  const names: GeneralName[] = [...(extensions.subjectAltNames ?? [])];
  if (!subject.empty) names.push({ kind: 'directory', name: subject });
  for (const value of emails(subject)) names.push({ kind: 'email', value });
  return names;
}

const emails = (subject: Name): string[] =>
  subject.rdns.flat().flatMap(({ oid, value }) => (oid === EMAIL_ADDRESS ? [textOf(value)] : []));

const text = (name: GeneralName): string => ('value' in name ? name.value : '');

/** `.example.com` means what stands below it, in e-mail and URI (RFC 5280 §4.2.1.10). */
const below = (host: string, domain: string): boolean => host.length > domain.length && host.endsWith(domain);

const WITHIN: Readonly<Record<GeneralName['kind'], Within>> = {
  directory: (name, base) =>
    name.kind === 'directory' && base.kind === 'directory' ? name.name.within(base.name) : undefined,
  dns: (name, base, excluded) => {
    const host = text(name).toLowerCase().replace(/\.$/, '');
    const domain = text(base).toLowerCase();
    if (domain === '') return true;
    const inside = (one: string): boolean =>
      domain.startsWith('.') ? below(one, domain) : one === domain || below(one, `.${domain}`);
    // `*.example.com` stands for names that an excluded `a.example.com` holds.
    const wild = excluded && host.startsWith('*.') && below(`.${domain.replace(/^\./, '')}`, host.slice(1));
    return inside(host) || wild;
  },
  email: (name, base) => {
    const address = text(name);
    const wanted = text(base);
    const at = address.lastIndexOf('@');
    if (at < 1 || at === address.length - 1 || address.indexOf('@') !== at) return undefined;
    const host = address.slice(at + 1).toLowerCase();
    const split = wanted.lastIndexOf('@');
    // The part before the @ keeps its case (RFC 5321 §2.4).
    if (split >= 0)
      return address.slice(0, at) === wanted.slice(0, split) && host === wanted.slice(split + 1).toLowerCase();
    const domain = wanted.toLowerCase();
    return domain === '' || (domain.startsWith('.') ? below(host, domain) : host === domain);
  },
  uri: (name, base) => {
    const host = hostOf(text(name));
    // Without a host name there is nothing to compare (RFC 5280 §4.2.1.10).
    if (host === undefined) return undefined;
    const domain = text(base).toLowerCase();
    return domain === '' || (domain.startsWith('.') ? below(host, domain) : host === domain);
  },
  ip: (name, base) => {
    if (name.kind !== 'ip' || base.kind !== 'ip') return undefined;
    const size = base.bytes.length / 2;
    if (size !== 4 && size !== 16) return undefined;
    if (name.bytes.length !== size) return name.bytes.length === 4 || name.bytes.length === 16 ? false : undefined;
    const mask = base.bytes.subarray(size);
    if (!/^1*0*$/.test([...mask].map((octet) => octet.toString(2).padStart(8, '0')).join(''))) return undefined;
    return mask.every((bits, at) => ((name.bytes[at] ?? 0) & bits) === ((base.bytes[at] ?? 0) & bits));
  },
  registeredId: (name, base) =>
    name.kind === 'registeredId' && base.kind === 'registeredId' ? name.oid === base.oid : undefined,
  other: () => undefined,
  x400: () => undefined,
  ediParty: () => undefined,
};

/** The host name of a URI; an address in numbers is none. */
function hostOf(uri: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1];
  const host = authority
    ?.slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (host === undefined || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host) || /^[\d.]+$/.test(host)) return undefined;
  return host;
}
