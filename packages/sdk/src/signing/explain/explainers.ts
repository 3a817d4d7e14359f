import { explainCms } from './cms.ts';
import { explainDecSign } from './dec-sign.ts';
import type { Explain } from './explained.ts';
import { explainCompact, explainJwsJson } from './jws.ts';
import { explainPdf } from './pdf.ts';
import { explainRealtime179 } from './realtime-179.ts';
import { explainXmlAs } from './xml.ts';

/** How signatures are taken apart, by the name of their kind; for programs that explain, beside `SIGNATURE_KINDS`. */
export const EXPLAINERS: Readonly<Record<string, Explain>> = {
  'jws-compact': explainCompact('jws-compact'),
  'jws-json': explainJwsJson,
  'vc-jwt': explainCompact('vc-jwt'),
  'cms-attached': explainCms('cms-attached'),
  'cms-detached': explainCms('cms-detached'),
  'xmldsig-enveloped': explainXmlAs('xmldsig-enveloped'),
  'xmldsig-enveloping': explainXmlAs('xmldsig-enveloping'),
  'xmldsig-detached': explainXmlAs('xmldsig-detached'),
  'xades-enveloped': explainXmlAs('xades-enveloped'),
  'xades-enveloping': explainXmlAs('xades-enveloping'),
  'xades-detached': explainXmlAs('xades-detached'),
  pades: explainPdf,
  'china-realtime-179': explainRealtime179,
  'china-dec-sign': explainDecSign,
};
