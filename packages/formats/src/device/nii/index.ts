export { niiPicture, type Picture, type PictureOptions, toPgm } from './picture.ts';
export { toPng } from './png.ts';
export { NII_DECISIONS, type NiiReading, nii, niiSchema } from './reading.ts';
