import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, finding, KouanError } from '@kouan/core';
import { readXml } from '@kouan/formats/xml';
import type { XsdValidator } from 'libxml2-wasm';
import { fileError } from '../flow/files.ts';
import { XSD } from './catalogue.ts';
import { folderOf, SchemaFiles } from './schema-files.ts';

/** Largest file that is validated: the validator holds all of it, several times over. */
export const MAX_BYTES = 20_000_000;

const MAX_SCHEMA = 16 * 1024 * 1024;

/** How many departures are told of one file. */
const MAX_FINDINGS = 1_000;

/** A schema that files can be held against. */
export interface Validator {
  /** What of the bytes is not as the schema has it; none where they are valid. */
  validate(bytes: Uint8Array): readonly Finding[];
  close(): void;
}

const NOTHING = { open: () => undefined, text: () => undefined, close: () => undefined };

/**
 * Opens a schema. Only files of its folder, or of the folder that is named, are read for it, whatever it imports.
 *
 * @throws KouanError `ERR_KOUAN_FILE` when it cannot be read, `ERR_KOUAN_FORMAT` when it is no schema.
 */
export async function openValidator(schema: string, folder = folderOf(schema)): Promise<Validator> {
  const source = readSchema(schema);
  const files = filesOf(folder);
  // A megabyte of WebAssembly, for those who ask for it.
  const xml = await import('libxml2-wasm');
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_BIG_LINES } = xml.ParseOption;
  const options = XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_BIG_LINES;
  xml.xmlRegisterInputProvider(files);
  let validator: XsdValidator;
  try {
    const parsed = xml.XmlDocument.fromBuffer(source, { option: options, url: pathToFileURL(resolve(schema)).href });
    try {
      validator = xml.XsdValidator.fromDoc(parsed);
    } finally {
      parsed.dispose();
    }
  } catch (cause) {
    throw noSchema(schema, cause, files.refused);
  } finally {
    xml.xmlCleanupInputProvider();
  }
  if (files.refused.length > 0) {
    validator.dispose();
    throw noSchema(schema, undefined, files.refused);
  }
  return {
    validate(bytes) {
      // What is not well-formed, and every DOCTYPE, is refused before the validator sees it.
      const syntax = readXml(bytes, () => NOTHING, { maxBytes: MAX_BYTES, maxDepth: 256 });
      if (syntax.some(({ severity }) => severity === 'error')) return syntax;
      try {
        const parsed = xml.XmlDocument.fromBuffer(bytes, { option: options });
        try {
          validator.validate(parsed);
          return syntax;
        } catch (cause) {
          if (!(cause instanceof xml.XmlValidateError)) throw cause;
          return [...syntax, ...departures(cause.details)];
        } finally {
          parsed.dispose();
        }
      } catch (cause) {
        if (!(cause instanceof xml.XmlLibError)) throw cause;
        return [...syntax, finding(XSD.unreadable, '', { params: { detail: cause.message.trim() } })];
      }
    },
    close: () => validator.dispose(),
  };
}

interface Detail {
  readonly message: string;
  readonly line: number;
  readonly level: number;
}

function departures(details: readonly Detail[]): readonly Finding[] {
  const errors = details.filter(({ level }) => level > 1);
  const found = errors
    .slice(0, MAX_FINDINGS)
    .map(({ message, line }) => finding(XSD.invalid, '', { params: { detail: message.trim() }, at: { line } }));
  if (errors.length <= MAX_FINDINGS) return found;
  return [...found, finding(XSD.more, '', { expected: String(MAX_FINDINGS), found: String(errors.length) })];
}

function readSchema(schema: string): Uint8Array {
  try {
    if (statSync(schema).size <= MAX_SCHEMA) return readFileSync(schema);
  } catch (cause) {
    throw fileError(schema, cause);
  }
  throw new KouanError('ERR_KOUAN_LIMIT', { en: `${schema}: larger than 16 MB`, zh: `${schema}：超过 16 MB` });
}

function filesOf(folder: string): SchemaFiles {
  try {
    return new SchemaFiles(folder);
  } catch (cause) {
    throw fileError(folder, cause);
  }
}

function noSchema(schema: string, cause: unknown, refused: readonly string[]): KouanError {
  const [first] = cause instanceof Error ? cause.message.trim().split('\n') : [];
  const why = refused.length > 0 ? refused.join(', ') : (first ?? '');
  const message =
    refused.length > 0
      ? { en: `${schema}: needs files that were not read: ${why}`, zh: `${schema}：所需文件未能读取：${why}` }
      : { en: `${schema}: is no schema: ${why}`, zh: `${schema}：不是有效的模式：${why}` };
  const hint = {
    en: 'Only files in the folder of the schema are read; name a folder around all of them with --xsd-folder.',
    zh: '仅读取模式所在文件夹内的文件；可用 --xsd-folder 指定包含全部文件的文件夹。',
  };
  return new KouanError('ERR_KOUAN_FORMAT', message, { ...(cause === undefined ? {} : { cause }), hint });
}
