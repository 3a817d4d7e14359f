/** The compact form that a credential is signed in: header, payload, signature (VC-JOSE-COSE §3.1). @module */

/** Three parts of base64url, the last of which may not be empty. */
const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\s*$/;

/** A token, its header and what was signed; `undefined` when it has another form. */
export function partsOf(
  bytes: Uint8Array,
): { readonly token: string; readonly header: Uint8Array; readonly payload: Uint8Array } | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const [, header, payload, signature] = COMPACT.exec(text) ?? [];
  if (header === undefined || payload === undefined) return undefined;
  return {
    token: `${header}.${payload}.${signature}`,
    header: Buffer.from(header, 'base64url'),
    payload: Buffer.from(payload, 'base64url'),
  };
}

/** Whether bytes begin as a token does whose header says that it is a credential. */
export function looksLikeToken(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  if (!/^eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]/.test(text)) return false;
  const header = Buffer.from(text.slice(0, text.indexOf('.')), 'base64url').toString('utf8');
  return /"typ"\s*:\s*"(application\/)?vc\+jwt"/i.test(header);
}
