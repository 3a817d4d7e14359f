/** What the scripts share. Plain Node, no dependency: some of them run before anything is installed. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages, each after those it depends on. */
export const PACKAGES = ['core', 'rcep-calc', 'sdk', 'formats', 'server', 'cli'];

/** Runs one program and gathers what it writes; `inherit` lets it write to the terminal instead. */
export function run(command, args, { cwd = root, env = process.env, inherit = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout?.on('data', (chunk) => (out += chunk));
    child.stderr?.on('data', (chunk) => (err += chunk));
    child.on('error', (cause) => resolve({ code: 127, out, err: `${err}${cause.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, out, err }));
  });
}

/** A tool installed by npm, run without the delay of npx. */
export function tool(name, args, options) {
  return run(join(root, 'node_modules', '.bin', name), args, options);
}

/** Every file below a folder whose name passes the test. */
export function filesBelow(folder, test) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Stops with the message on stderr. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}
