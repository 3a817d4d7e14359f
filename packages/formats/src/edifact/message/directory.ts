import { DIRECTORY_NAMES, directoryOf, type Level } from '../directory/index.ts';
import { order } from './node.ts';

/** The directory that a message is read by. */
export interface Home {
  /** As UNH names it, for example `D.95B`. */
  readonly name: string;
  /** The one whose structure is used: the same, or the next that is held. */
  readonly held: string;
  readonly level: Level;
}

/**
 * Where the segments of a message go. A message of a directory that is not held is read by the next later one: groups
 * and segments are added from directory to directory, and seldom taken away.
 */
export function homeOf(type: string, version: string, release: string): Home {
  const name = `${version}.${release}`;
  const held = DIRECTORY_NAMES.includes(name) ? name : nextAfter(name);
  const [own = '', year = ''] = held.split('.');
  return { name, held, level: directoryOf(own, year)?.message(type) ?? [] };
}

function nextAfter(name: string): string {
  const later = DIRECTORY_NAMES.filter((one) => order(one) >= order(name));
  return later[0] ?? (DIRECTORY_NAMES.at(-1) as string);
}
