import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';

/** A file of the page as it is sent. */
export interface Asset {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Strong entity tag (RFC 9110 §8.8.3): digest of the octets. */
  readonly etag: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export const INDEX = 'index.html';

let read: ReadonlyMap<string, Asset> | undefined;

/** Every file of the page by its path; read when somebody first looks at it, so that no server starts later for it. */
export function assets(): ReadonlyMap<string, Asset> {
  return (read ??= readAssets());
}

function readAssets(): ReadonlyMap<string, Asset> {
  // Beside the manifest, whether the server is built or not.
  const folder = join(dirname(createRequire(import.meta.url).resolve('@kouan/server/package.json')), 'web');
  const found = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    found.set(relative(folder, path).split(sep).join('/'), { bytes, mediaType, etag });
  }
  return found;
}
