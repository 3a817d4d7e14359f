import { compare } from './code-points.ts';
import { ATTRIBUTE, type XmlDocument } from './document.ts';
import type { FormSpec } from './forms.ts';
import type { QName } from './names.ts';
import { XML_NS } from './namespace-names.ts';
import { joinedBase } from './xml-base.ts';

/** An attribute that is no declaration, as it is to be written. */
export interface XmlAttribute {
  /** With its prefix. */
  readonly name: string;
  readonly uri: string;
  readonly local: string;
  readonly value: string;
  /** Octet of the input at which its value begins. */
  readonly at: number;
}

/** The attributes of an element, without declarations. */
export function attributesOf(document: XmlDocument, element: number): XmlAttribute[] {
  const { attributes, names, uris } = document.scanned;
  return document.attributePlaces(element).flatMap((place) => {
    const { declares, prefix, local } = names.all[attributes[place] as number] as QName;
    if (declares !== undefined) return [];
    return {
      name: prefix === 0 ? local : `${names.prefixes[prefix]}:${local}`,
      uri: uris[attributes[place + ATTRIBUTE.uri] as number] as string,
      local,
      value: document.value(place),
      at: attributes[place + ATTRIBUTE.from] as number,
    };
  });
}

/**
 * The attributes of an apex, with those of the namespace `xml` that it has from its ancestors. Version 1.0 takes all of
 * them; 1.1 only `xml:lang` and `xml:space`, no `xml:id`, and joins `xml:base` (Canonical XML 1.1 §2.4).
 */
export function withInheritedXml(
  document: XmlDocument,
  apex: number,
  own: readonly XmlAttribute[],
  { version }: FormSpec,
): XmlAttribute[] {
  const found = new Map(own.filter(isXml).map((attribute) => [attribute.local, attribute]));
  const bases = [...own.filter(isBase)];
  for (let at = document.parent(apex); at >= 0; at = document.parent(at)) {
    for (const attribute of attributesOf(document, at).filter(isXml)) {
      const taken = version === '1.0' || attribute.local === 'lang' || attribute.local === 'space';
      if (taken && !found.has(attribute.local)) found.set(attribute.local, attribute);
      if (isBase(attribute)) bases.unshift(attribute);
    }
  }
  const [outermost] = bases;
  if (version === '1.1' && outermost !== undefined && (bases.length > 1 || !own.some(isBase))) {
    const value = joinedBase(bases.map((base) => base.value));
    if (value === '') found.delete('base');
    else found.set('base', { ...outermost, name: 'xml:base', value });
  }
  return [...own.filter((attribute) => !isXml(attribute)), ...found.values()];
}

const isXml = ({ uri }: XmlAttribute): boolean => uri === XML_NS;
const isBase = ({ uri, local }: XmlAttribute): boolean => uri === XML_NS && local === 'base';

/** By namespace, then local name, in the order of code points (Canonical XML 1.0 §2.2). */
export const byName = (a: XmlAttribute, b: XmlAttribute): number => compare(a.uri, b.uri) || compare(a.local, b.local);
