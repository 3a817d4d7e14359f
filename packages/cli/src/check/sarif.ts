/** Findings as SARIF 2.1.0 (OASIS), for tools that show the findings of programs. @module */
import type { Finding, Language, Severity, Text } from '@kouan/core';
import { acrossCatalogue } from '@kouan/sdk/across';
import { checkCatalogue } from '@kouan/sdk/checks';
import { version } from '../version.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A path as SARIF wants it: relative, with slashes, percent-encoded (§3.4.4). */
const uriOf = (file: string): string =>
  file
    .replace(/#\d+$/, '')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');

interface Location {
  readonly file?: string | undefined;
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const locationOf = ({ file, path, line, column }: Location) => ({
  ...(file === undefined
    ? {}
    : {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line === undefined
            ? {}
            : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
        },
      }),
  logicalLocations: [{ fullyQualifiedName: path === '' ? '/' : path, kind: 'member' }],
});

/** One run with every finding as a result, and every code as a rule. */
export function sarifLog(findings: readonly Finding[], say: (text: Text) => string, language: Language): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const first = new Map([...findings].reverse().map((found) => [found.code, found]));
  const rules = codes.map((code) => {
    const found = first.get(code);
    const known = acrossCatalogue[code] ?? checkCatalogue[code];
    const text = known?.message ?? found?.message;
    return {
      id: code,
      shortDescription: { text: text === undefined ? code : say(text) },
      help: { text: found?.source ?? '' },
      defaultConfiguration: { level: LEVELS[known?.severity ?? found?.severity ?? 'error'] },
    };
  });
  const results = findings.map((found) => {
    const { code, severity, message, path, at, related = [], expected, found: value, source, fix } = found;
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[severity],
      message: { text: say(message) },
      locations: [locationOf({ file: at?.file, path, line: at?.row ?? at?.line, column: at?.column })],
      ...(related.length === 0
        ? {}
        : {
            relatedLocations: related.map(({ document, path: other }, id) => ({
              id,
              ...locationOf({ file: document ?? at?.file, path: other }),
            })),
          }),
      // A repair is a JSON Patch of the document; SARIF knows only regions of bytes.
      properties: {
        source,
        ...(value === undefined ? {} : { found: value }),
        ...(expected === undefined ? {} : { expected }),
        ...(fix === undefined ? {} : { jsonPatch: fix }),
      },
    };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'kouan', semanticVersion: version(), language: language === 'zh' ? 'zh-CN' : 'en', rules },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}
