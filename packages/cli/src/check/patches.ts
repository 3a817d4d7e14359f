/** Repairs that are certain, paper by paper; nothing is edited. @module */
import type { Finding, PatchOperation } from '@kouan/core';

/** A JSON Patch (RFC 6902) for the document of each paper, as `kouan inspect` shows it. */
export interface Patches {
  readonly patches: Readonly<Record<string, readonly PatchOperation[]>>;
  /** Findings that only a person can repair. */
  readonly withoutRepair: number;
}

/** Collects the repairs; of two for one place the first counts. */
export function patchesOf(findings: readonly Finding[]): Patches {
  const patches: Record<string, PatchOperation[]> = {};
  const seen = new Set<string>();
  let withoutRepair = 0;
  for (const { fix, at, severity } of findings) {
    if (fix === undefined || at?.file === undefined) {
      if (severity !== 'info') withoutRepair += 1;
      continue;
    }
    for (const operation of fix) {
      const id = `${at.file} ${operation.path}`;
      if (seen.has(id)) continue;
      seen.add(id);
      patches[at.file] = [...(patches[at.file] ?? []), operation];
    }
  }
  return { patches, withoutRepair };
}
