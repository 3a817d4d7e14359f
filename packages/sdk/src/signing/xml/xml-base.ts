/**
 * `xml:base` of an apex whose ancestors are left out, from theirs and its own, outermost first (Canonical XML 1.1 §2.4):
 * joined as RFC 3986 §5.2 has it, with the three changes of the appendix. Empty when there is nothing to say.
 */
export function joinedBase(bases: readonly string[]): string {
  return bases.reduce((base, reference) => join(base, reference), '');
}

interface Parts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** RFC 3986 appendix B; the fragment is no part of a base. */
function parts(uri: string): Parts {
  const [, scheme, authority, path = '', query] =
    /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  return { scheme, authority, path, query };
}

function join(from: string, reference: string): string {
  // A base that ends with ".." is a folder.
  const base = parts(/(?:^|\/)\.\.$/.test(from) ? `${from}/` : from);
  const next = parts(reference);
  if (next.scheme !== undefined || from === '') return written({ ...next, path: withoutDots(next.path) });
  if (next.authority !== undefined) return written({ ...next, scheme: base.scheme, path: withoutDots(next.path) });
  if (next.path === '') return written({ ...base, path: withoutDots(base.path), query: next.query ?? base.query });
  const path = next.path.startsWith('/') ? next.path : merged(base, next.path);
  return written({ ...base, path: withoutDots(path), query: next.query });
}

function merged(base: Parts, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;
}

/** RFC 3986 §5.2.4, but leading ".." of a relative path stay, and several slashes are one. */
function withoutDots(path: string): string {
  const absolute = path.startsWith('/');
  const out: string[] = [];
  const steps = path.replace(/\/+/g, '/').split('/');
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    if (step === '.' || (step === '' && !last)) {
      if (step === '.' && last) out.push('');
    } else if (step === '..') {
      if (out.length > 0 && out.at(-1) !== '..') out.pop();
      else if (!absolute) out.push('..');
      if (last && out.at(-1) !== '..') out.push('');
      else if (last) out.push('');
    } else out.push(step);
  }
  return (absolute ? '/' : '') + out.join('/');
}

const written = ({ scheme, authority, path, query }: Parts): string =>
  (scheme === undefined ? '' : `${scheme}:`) +
  (authority === undefined ? '' : `//${authority}`) +
  path +
  (query === undefined ? '' : `?${query}`);
