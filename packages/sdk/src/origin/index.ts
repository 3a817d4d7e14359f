/**
 * From assessments of origin to papers: the certificate, the exporter's own declaration, the links of a declaration.
 *
 * @module
 */
export { type AssessedGood, type CertificateFacts, type CertificateLine, certificateFrom } from './certificate-from.ts';
export { type CertificateShipment, parseCertificateShipment } from './certificate-shipment.ts';
export { declarationText } from './declaration-text.ts';
export { type PreferentialLine, preferentialLines } from './preferential-origins.ts';
