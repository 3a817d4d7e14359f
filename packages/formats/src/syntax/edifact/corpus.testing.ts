/** Interchanges of other projects, where the data folder is. @module */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../../../../shared/data/formats/edifact/', import.meta.url);

export const missing = !existsSync(FOLDER);

export const corpus: readonly { readonly name: string; readonly bytes: Uint8Array }[] = missing
  ? []
  : ['edge', 'general', 'maritime-customs', 'x-large'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, FOLDER))
        .sort()
        .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(`${folder}/${name}`, FOLDER))) })),
    );
