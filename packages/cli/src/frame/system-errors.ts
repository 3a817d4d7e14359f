import type { Text } from '@kouan/core';

/** What the system says with a code: why, and what a person can do about it. */
interface SystemError {
  readonly why: Text;
  readonly hint?: Text;
}

const RIGHTS: SystemError = {
  why: { en: 'it may not be read or written', zh: '没有权限' },
  hint: { en: 'Ask whoever owns the file, or name another.', zh: '请向文件所有者申请权限，或指定其他文件。' },
};
const UNKNOWN_HOST: SystemError = { why: { en: 'no machine of that name is known', zh: '找不到该主机' } };
const NO_WAY: SystemError = { why: { en: 'there is no way to that machine', zh: '网络无法到达该主机' } };
const NO_ANSWER: SystemError = { why: { en: 'nothing answered in time', zh: '连接超时' } };

const SYSTEM: Readonly<Record<string, SystemError>> = {
  ENOENT: {
    why: { en: 'there is no such file', zh: '文件不存在' },
    hint: { en: 'Is its name right, and the folder you are in?', zh: '请检查文件名和当前目录。' },
  },
  EACCES: RIGHTS,
  EPERM: RIGHTS,
  EISDIR: {
    why: { en: 'it is a folder', zh: '是文件夹' },
    hint: { en: 'Name a file in it.', zh: '请指定其中的文件。' },
  },
  ENOTDIR: { why: { en: 'a part of the path is not a folder', zh: '路径中有一部分不是文件夹' } },
  ENOSPC: {
    why: { en: 'the disk is full', zh: '磁盘已满' },
    hint: { en: 'Make room and run the same command again.', zh: '请腾出空间后重新运行同一命令。' },
  },
  EROFS: { why: { en: 'the disk can only be read', zh: '磁盘只读' } },
  EADDRINUSE: { why: { en: 'another program listens there already', zh: '该端口已被其他程序占用' } },
  ECONNREFUSED: { why: { en: 'nobody listens there', zh: '连接被拒绝，对方没有程序在监听' } },
  ECONNRESET: { why: { en: 'the other side broke the connection off', zh: '对方中断了连接' } },
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  EHOSTUNREACH: NO_WAY,
  ENETUNREACH: NO_WAY,
  ETIMEDOUT: NO_ANSWER,
  UND_ERR_CONNECT_TIMEOUT: NO_ANSWER,
};

/** How far an error is followed to what caused it. */
const DEPTH = 4;

/** What the system said, wherever in the chain of causes it stands. */
export function systemError(cause: unknown): SystemError | undefined {
  let one = cause as NodeJS.ErrnoException | undefined;
  for (let depth = 0; depth < DEPTH && typeof one === 'object' && one !== null; depth++) {
    const known = typeof one.code === 'string' ? SYSTEM[one.code] : undefined;
    if (known !== undefined) return known;
    one = one.cause as NodeJS.ErrnoException | undefined;
  }
  return undefined;
}
