/** What stands before the root, and its name. Comments are looked over in one pass. */
const ROOT = /^[^<]*(?:<[?!][^>]*>[^<]*)*?<(?:[\w.-]+:)?(?:_\d+)*(MetaData|Declaration|\w+DeclarationRequest)[\s/>]/;

/** What only a response has: its type, its namespace, its element. */
const RESPONSE = /WCOTypeName>\s*RES\s*<|<(?:[\w.-]+:)?Response[\s>]|urn:wco:datamodel:WCO:RES-DMS:/;

/** What only a declaration has. */
const DECLARATION = /WCOTypeName>\s*DEC\s*<|<(?:[\w.-]+:)?Declaration[\s>]/;

const NAMESPACE = /urn:wco:datamodel:WCO:DEC-DMS:/;

const withoutComments = (head: Uint8Array): string =>
  new TextDecoder('latin1').decode(head).replace(/<!--(?:(?!-->)[\s\S])*-->/g, '');

/** Whether the beginning is that of a declaration; a root that others use as well counts only with its namespace. */
export function detect(head: Uint8Array): number {
  const text = withoutComments(head);
  const [, root] = ROOT.exec(text) ?? [];
  if (root === undefined || RESPONSE.test(text)) return 0;
  if (root === 'Declaration') return NAMESPACE.test(text) ? 1 : 0;
  return DECLARATION.test(text) || NAMESPACE.test(text) ? 1 : 0;
}

/** Whether the beginning is that of a response. */
export function detectResponse(head: Uint8Array): number {
  const text = withoutComments(head);
  return ROOT.exec(text)?.[1] === 'MetaData' && RESPONSE.test(text) ? 1 : 0;
}
