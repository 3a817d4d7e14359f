/** What every answer must be, whatever it says. @module */
import { type Finding, finding } from '@kouan/core';
import { errorResponse, receiverValidation } from '@kouan/sdk/title';
import { CFM } from '../catalogue.ts';
import type { Expected } from '../scenario.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Heard } from '../wire/listener.ts';
import { readBody } from './body.ts';

type Answer = NonNullable<Exchange['response']>;

const FULL_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const MAJOR = /^\d+$/;

/** Status and headers. Without the right status nothing else is looked at. */
export function checkAnswer({ response, failed }: Exchange, { status }: Expected): readonly Finding[] {
  if (response === undefined) return [finding(CFM.noAnswer, '', { found: failed ?? '' })];
  return [
    ...(status.includes(response.status)
      ? []
      : [finding(CFM.status, '', { found: String(response.status), expected: status.join(' / ') })]),
    ...versionOf(response),
  ];
}

function versionOf({ headers }: Answer): readonly Finding[] {
  const version = headers['api-version'];
  if (version === undefined) return [finding(CFM.versionMissing, '')];
  return FULL_VERSION.test(version) ? [] : [finding(CFM.version, '', { found: version, expected: '3.0.0' })];
}

/** API-Version of a request is its major number, where it is given. */
export function checkRequest({ headers }: Pick<Heard, 'headers'>): readonly Finding[] {
  const version = headers['api-version'];
  return version === undefined || MAJOR.test(version)
    ? []
    : [finding(CFM.version, '', { found: version, expected: '3' })];
}

/** An answer that is no message of its own. */
export const PLAIN_BODIES: Readonly<
  Record<'error' | 'none' | 'party', (answer: Answer, partyName: string | undefined) => readonly Finding[]>
> = {
  none: ({ body }) => (body === '' ? [] : [finding(CFM.noBody, '')]),
  error({ body, status }) {
    const findings: Finding[] = [];
    const read = readBody(body, errorResponse, 'ErrorResponse', findings);
    if (read !== undefined && read.statusCode !== status)
      findings.push(
        finding(CFM.errorStatus, '/statusCode', { found: String(read.statusCode), expected: String(status) }),
      );
    return findings;
  },
  party({ body }, partyName) {
    const findings: Finding[] = [];
    const read = readBody(body, receiverValidation, 'ReceiverValidationResponse', findings);
    if (read !== undefined && partyName !== undefined && read.partyName !== partyName)
      findings.push(finding(CFM.partyName, '/partyName', { found: read.partyName, expected: partyName }));
    return findings;
  },
};
