export const XML_NS = 'http://www.w3.org/XML/1998/namespace';
export const WSU_NS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
