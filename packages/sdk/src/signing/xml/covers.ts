import type { Text } from '@kouan/core';

/** What is said of a signature whose shape is in order, by how it stands to what it covers. */
export const COVERS = {
  enveloped: { en: 'one enveloped signature over the whole document', zh: '一个覆盖整个文档的封内签名' },
  enveloping: { en: 'one signature over what it holds', zh: '一个覆盖其所含内容的签名' },
  detached: { en: 'one signature over content apart from it', zh: '一个覆盖分离内容的签名' },
} as const satisfies Readonly<Record<string, Text>>;
