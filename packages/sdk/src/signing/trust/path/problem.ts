import type { Text } from '@kouan/core';
import type { Certificate } from '../x509/certificate.ts';

/** Why a path does not do. */
export interface Problem {
  /** The test of a verifier that it belongs to. */
  readonly test: 'trust' | 'validity' | 'usage';
  readonly reason: Text;
  readonly source: string;
}

/** A problem that the certificate's name is put in front of. */
export function problem(
  test: Problem['test'],
  { subject }: Certificate,
  en: string,
  zh: string,
  clause: string,
): Problem {
  const name = subject.toString();
  return { test, reason: { en: `${name}: ${en}`, zh: `${name}：${zh}` }, source: `RFC 5280 §${clause}` };
}
