/** Names of XAdES (EN 319 132-1), each written once. @module */

/** Namespace of its elements. */
export const XADES = 'http://uri.etsi.org/01903/v1.3.2#';

/** Type of the reference to what is signed of them. */
export const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties';
