/** A small declaration: the smaller the message, the more the journal weighs. */
const encoder = new TextEncoder();

export const message = (reference) =>
  encoder.encode(
    `<?xml version="1.0" encoding="UTF-8"?><DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec"><DecHead><IEFlag>E</IEFlag><CustomMaster>2248</CustomMaster></DecHead><DecLists><DecList><GNo>1</GNo><CodeTS>8504401990</CodeTS></DecList></DecLists><DecSign><OperType>G</OperType><ClientSeqNo>${reference}</ClientSeqNo></DecSign></DecMessage>`,
  );

export const submission = (clientReference) => ({
  bytes: message(clientReference),
  clientReference,
  mediaType: 'application/xml',
  fileName: `${clientReference}.xml`,
});

/** So many submissions, in groups of a size that one transaction likes. */
export function* groups(count, prefix, size = 1_000) {
  for (let from = 0; from < count; from += size)
    yield Array.from({ length: Math.min(size, count - from) }, (_, index) => submission(`${prefix}${from + index}`));
}
