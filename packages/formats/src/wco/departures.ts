import type { Finding } from '@kouan/core';
import { WCO } from './catalogue.ts';

const DEPARTURES: ReadonlySet<string> = new Set(
  [WCO.wrongNamespace, WCO.unknownElement, WCO.mended, WCO.outOfOrder, WCO.unknownProfile, WCO.foreignElement].map(
    ({ code }) => code,
  ),
);

/** Whether a finding says that a message departs from its schema; read strictly, it is refused for that. */
export const isDeparture = ({ code, severity }: Finding): boolean => severity === 'error' || DEPARTURES.has(code);
