/** Namespaces of the WCO Data Model as HM Revenue & Customs and others use them, by the prefix that is written. @module */

export const METADATA = 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2';
export const DECLARATION_NAMESPACE = 'urn:wco:datamodel:WCO:DEC-DMS:2';
export const RESPONSE_NAMESPACE = 'urn:wco:datamodel:WCO:RES-DMS:2';

/** Of a declaration: the metadata, the declaration, its data types. */
export const OF_DECLARATION = {
  md: METADATA,
  '': DECLARATION_NAMESPACE,
  ds: 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2',
};

/** Of a response; an amended part of the declaration stands in it under its own namespace. */
export const OF_RESPONSE = {
  md: METADATA,
  '': RESPONSE_NAMESPACE,
  ds: 'urn:wco:datamodel:WCO:Response_DS:DMS:2',
  dec: DECLARATION_NAMESPACE,
  dds: 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2',
};
