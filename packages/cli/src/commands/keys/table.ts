import type { CommandGroup } from '../entry.ts';

export const KEYS_GROUP: CommandGroup = {
  name: 'keys',
  summary: { en: 'keep keys in a folder of one’s own', zh: '在个人目录中保管密钥' },
  commands: [
    {
      name: 'new',
      summary: { en: 'make a key', zh: '生成密钥' },
      load: () => import('./new.ts'),
    },
    {
      name: 'import',
      summary: { en: 'take a key in, or the certificate of one that is there', zh: '导入密钥，或为已有密钥导入证书' },
      load: () => import('./import.ts'),
    },
    {
      name: 'list',
      summary: { en: 'list the keys and their certificates', zh: '列出密钥及其证书' },
      load: () => import('./list.ts'),
    },
    {
      name: 'csr',
      summary: { en: 'write a request for a certificate', zh: '生成证书请求（PKCS#10）' },
      load: () => import('./csr.ts'),
    },
    {
      name: 'self-sign',
      summary: { en: 'certify a key with itself, for trials', zh: '为密钥生成自签名证书（仅供试用）' },
      load: () => import('./self-sign.ts'),
    },
    {
      name: 'inspect',
      summary: { en: 'say what a key or a file of keys and certificates holds', zh: '查看密钥或证书文件的内容' },
      load: () => import('./inspect.ts'),
    },
  ],
};
