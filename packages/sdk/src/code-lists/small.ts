/** Lists short enough to be written by hand. @module */

/** EntryType of DecHead. */
export const decEntryTypes = '0\t普通报关单\nL\t带报关单清单\nW\t无纸报关\nD\t带清单的无纸报关\nM\t通关无纸化';

/** OperType of DecSign. */
export const decOperationTypes =
  'A\t报关单上载\nB\t报关单与转关单上载\nC\t报关单申报\nD\t报关单与转关单申报\nE\t电子手册报关单上载\nG\t报关单暂存';
