/** Elements of a certificate of origin. @module */
import {
  COUNTRY,
  DAY,
  DECIMAL_TEXT,
  entry,
  inside,
  leaf,
  needing,
  rows,
  TEXT,
  type TreeNode,
  under,
  when,
} from '../../syntax/tree/index.ts';
import { first, measure, quantity, text } from '../parts.ts';

/** A party as a certificate names it. */
const party = (at: string, to: string): readonly TreeNode[] =>
  inside(
    at,
    under(
      to,
      entry('PartyIdentification', text('ID', 'identifier')),
      entry('PartyName', text('Name', 'name')),
      inside(
        'PostalAddress',
        entry('AddressLine', text('Line', 'address')),
        text('Country.IdentificationCode', 'country', COUNTRY),
      ),
      text('Contact.Telephone', 'contact'),
    ),
  );

const ITEM = needing(
  ['itemNumber'],
  rows(
    'GoodsItem',
    'items',
    text('ID', 'itemNumber'),
    first('Description', 'description'),
    measure('GrossWeightMeasure', 'KGM', 'grossMass'),
    ...quantity('Quantity', 'quantity'),
    text('PreferenceCriterionCode', 'criterion'),
    entry(
      'Item',
      text('OriginCountry.IdentificationCode', 'originCountry', COUNTRY),
      when(
        'ItemClassificationCode.@listID',
        ['HS'],
        entry('CommodityClassification', leaf('ItemClassificationCode.#', 'hs.code', TEXT)),
      ),
    ),
    entry(
      'ContainingPackage',
      text('Quantity', 'packages.quantity', DECIMAL_TEXT),
      first('PackagingType', 'packages.kind'),
    ),
  ),
);

export const TABLE: readonly TreeNode[] = [
  text('ID', 'number'),
  text('IssueDate', 'issuedOn', DAY),
  ...party('ExporterParty', 'exporter'),
  ...party('ImporterParty', 'importer'),
  ...inside(
    'CertificateOfOriginApplication',
    text('CertificateType', 'form'),
    first('Remarks', 'remarks'),
    ...inside(
      'Shipment',
      ITEM,
      entry(
        'ShipmentStage',
        text('TransportModeCode', 'transport.mode'),
        text('TransitPeriod.StartDate', 'transport.departureDate', DAY),
        text('TransportMeans.JourneyID', 'transport.voyageNumber'),
        text('TransportMeans.MaritimeTransport.VesselName', 'transport.meansName'),
        ...inside('LoadingPortLocation', first('Description', 'transport.portOfLoading')),
        ...inside('UnloadingPortLocation', first('Description', 'transport.portOfDischarge')),
      ),
    ),
    text('IssuingCountry.IdentificationCode', 'issuedIn', COUNTRY),
    when(
      'DocumentTypeCode.#',
      ['380'],
      rows('SupportingDocumentReference', 'invoices', text('ID', 'number'), text('IssueDate', 'date', DAY)),
    ),
  ),
  ...inside(
    'IssuerEndorsement.EndorserParty',
    ...inside('Party', entry('PartyName', text('Name', 'certification.authority'))),
    text('SignatoryContact.Name', 'certification.officer'),
  ),
];
