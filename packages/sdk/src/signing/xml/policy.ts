import type { Curves } from '../primitives/raw.ts';
import type { XmlProfileName } from './profiles.ts';

/** What a verifier expects of XML signatures; data, part of the policy. */
export interface XmlPolicy {
  /** Receiver whose identifiers are known beside those of the standard. */
  readonly profile?: XmlProfileName;
  /**
   * Path of the element that must be signed, as `/{urn:example}Order/{urn:example}Head`; `{}` for no namespace. It must
   * be the only one there. Without, what is signed is the root, or in a detached signature the root's only other child.
   */
  readonly signed?: string;
  /** Path of the element in which the `Signature` must stand, in the same way. */
  readonly place?: string;
  /** References that one signature may have: those beside the first must lie in it. 1 without. */
  readonly references?: number;
  /** Signatures, each by itself, that one document may have. 1 without. */
  readonly signatures?: number;
  /** Whether the hash of ECDSA goes with any of the three curves, or with its own only, as in JOSE; any without. */
  readonly curves?: Curves;
}
