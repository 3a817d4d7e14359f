/** Subjects of the notes of a certificate, as certificates in use have them. @module */
import type { Text } from '@kouan/core';

/** One subject: where its notes stand, and what they are about. */
export interface SpsSubject {
  readonly code: string;
  /** Of the whole certificate, of one line, or of the treatment of a line. */
  readonly level: 'certificate' | 'line' | 'treatment';
  readonly title: Text;
  /** Field of the document; without one the note is under `notes`. */
  readonly field?: string;
}

const row = (code: string, level: SpsSubject['level'], en: string, zh: string, field?: string): SpsSubject => ({
  code,
  level,
  title: { en, zh },
  ...(field === undefined ? {} : { field }),
});

/**
 * Codes that a public certificate of the exchange has. The list of the exchange itself is longer and is not public in
 * full: a code that is not here is kept as it is.
 */
export const SPS_SUBJECTS: readonly SpsSubject[] = [
  row('SPSFL', 'certificate', 'flag of the certificate', '证书标识'),
  row('ADEDL', 'certificate', 'additional declaration', '附加声明', 'additionalDeclarations'),
  row('ADIPEDL', 'certificate', 'import permit', '进口许可证', 'importPermitNumber'),
  row('ADDIEDL', 'certificate', 'dates of inspection', '检疫日期'),
  row('ADAOEDL', 'certificate', 'additional official information', '其他官方信息'),
  row('ADRP', 'certificate', 'replacement: kind', '替代证书类型'),
  row('ADRPN', 'certificate', 'replacement: number of the certificate before', '被替代证书编号'),
  row('ADRPR', 'certificate', 'replacement: reason', '替代原因'),
  row('ADRD', 'certificate', 'replacement: day', '替代日期'),
  row('DMCL', 'certificate', 'distinguishing marks', '唛头', 'marks'),
  row('ADTLIL', 'line', 'additional declaration', '附加声明', 'additionalDeclarations'),
  row('ADIPTLIL', 'line', 'import permit', '进口许可证'),
  row('ADDITLIL', 'line', 'dates of inspection', '检疫日期'),
  row('ADAOTLIL', 'line', 'additional official information', '其他官方信息'),
  row('DMTLIL', 'line', 'distinguishing marks', '唛头'),
  row('OPTND', 'line', 'packages in words', '包装描述'),
  row('OQV', 'line', 'other quantity: value', '其他数量：数值'),
  row('OQU', 'line', 'other quantity: unit', '其他数量：单位'),
  row('RPCST', 'line', 're-export: statement', '转口：声明'),
  row('RPCCO', 'line', 're-export: country of the original certificate', '转口：原证书国家'),
  row('RPCRF', 'line', 're-export: number of the original certificate', '转口：原证书编号'),
  row('RPCOR', 'line', 're-export: original is attached', '转口：附原件'),
  row('RPCTC', 'line', 're-export: true copy is attached', '转口：附核证副本'),
  row('RPCPK', 'line', 're-export: packed', '转口：包装'),
  row('RPCRP', 'line', 're-export: repacked', '转口：重新包装'),
  row('RPCOC', 'line', 're-export: in original containers', '转口：原容器'),
  row('RPCNC', 'line', 're-export: in new containers', '转口：新容器'),
  row('RPCPC', 'line', 're-export: based on the original certificate', '转口：依据原证书'),
  row('RPCAI', 'line', 're-export: additional inspection', '转口：补充检疫'),
  row('TTFT', 'treatment', 'treatment in full', '处理全文', 'note'),
  row('TTCH', 'treatment', 'chemical', '药剂', 'chemical'),
  row('TTCO', 'treatment', 'concentration', '浓度', 'concentration'),
  row('TTTM', 'treatment', 'temperature', '温度', 'temperature'),
  row('TTL1', 'treatment', 'kind of treatment, first level', '处理类型（一级）'),
  row('TTL2', 'treatment', 'kind of treatment, second level', '处理类型（二级）'),
  row('TTAI', 'treatment', 'additional information', '补充信息'),
];
