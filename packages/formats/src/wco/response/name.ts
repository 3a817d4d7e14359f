/** Name of the format; also its key under `extensions`. */
export const NAME = 'wco.response';
