import { nodesOf } from './table.ts';

/** What stands around a declaration or a response. The schema limits none of it. */
export const METADATA_NODES = nodesOf({
  text: [
    'WCODataModelVersionCode C',
    'WCOTypeName T',
    'ResponsibleCountryCode C',
    'ResponsibleAgencyName T',
    'AgencyAssignedCustomizationCode C',
    'AgencyAssignedCustomizationVersionCode C',
  ].join('\n'),
  prefix: 'md',
  types: 'ds',
  scope: 'MetaData',
});
