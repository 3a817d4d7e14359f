import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import { KouanError } from '@kouan/core';
import * as fontkit from 'fontkit';

/** A new PDF with one embedded font. No clock: its dates are those of the document, so that it comes out the same. */
export async function openPdf(
  font: Uint8Array,
  about: { readonly title: string; readonly day?: string | undefined },
): Promise<{ readonly pdf: PDFDocument; readonly face: PDFFont }> {
  const pdf = await PDFDocument.create();
  const day = new Date(`${about.day ?? '2000-01-01'}T00:00:00Z`);
  pdf.setTitle(about.title);
  pdf.setProducer('kouan');
  pdf.setCreator('kouan');
  pdf.setCreationDate(day);
  pdf.setModificationDate(day);
  pdf.registerFontkit(fontkit as never);
  try {
    return { pdf, face: await pdf.embedFont(font, { subset: true, customName: 'KouanForm' }) };
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'The font cannot be read.', zh: '无法读取字体。' },
      {
        cause,
        hint: {
          en: 'One face in a TrueType (.ttf) or OpenType (.otf) file is needed.',
          zh: '需要单一字形的 TrueType（.ttf）或 OpenType（.otf）文件。',
        },
      },
    );
  }
}
