import type { Text } from '@kouan/core';
import type { Canonical } from './c14n.ts';
import type { XmlDocument } from './document.ts';
import type { DigestName } from './methods.ts';
import type { Place } from './place.ts';
import type { SignatureShape } from './shape.ts';

/** Where something stands: in the canonical form, and in the input that it comes from. */
export interface XmlSpot {
  readonly canonical: Place;
  readonly input: Place & { readonly offset: number };
  /** A little of the canonical form from there. */
  readonly text: string;
}

/** The first octet in which two documents differ that should be the same. */
export interface XmlDifference {
  readonly where: 'content' | 'signedInfo';
  /** In the canonical form. */
  readonly offset: number;
  /** In the document that is explained. */
  readonly left: XmlSpot;
  /** In the one that is known to be good. */
  readonly right: XmlSpot;
  /** What most likely happened. */
  readonly cause: Text;
}

/** What an XML signature is over, as plain data. Nothing in it says that the signature is to be trusted. */
export interface XmlExplanation {
  /** Canonical octets of the content of the first reference; of the whole document where there is no signature. */
  readonly canonical?: Uint8Array;
  /** Canonical octets of `SignedInfo`: what the key has signed. */
  readonly signedInfo?: Uint8Array;
  /** Base64. */
  readonly digest?: {
    readonly algorithm: DigestName;
    readonly expected: string;
    readonly found: string;
    readonly matches: boolean;
  };
  /** Why it cannot be explained further. */
  readonly refused?: Text;
  /** With what the digest would fit, where that can be found out: how the signer seems to have made it. */
  readonly guess?: Text;
  readonly firstDifference?: XmlDifference;
  /** What differs in the files, and makes no difference to the signature. */
  readonly harmless?: readonly Text[];
}

/** A canonical form with where it comes from. */
export type CanonicalOf = Canonical;

/** One side of an explanation. */
export interface Side {
  readonly input: Uint8Array;
  readonly document?: XmlDocument;
  readonly signature?: number;
  readonly shape?: SignatureShape;
  readonly canonical?: CanonicalOf;
  readonly signedInfo?: CanonicalOf;
  readonly digest?: NonNullable<XmlExplanation['digest']>;
  readonly refused?: Text;
}
