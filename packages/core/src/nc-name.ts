// NameStartChar and NameChar without the colon (XML 1.0 §2.3, Namespaces in XML 1.0 §4).
const START =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';

const NC_NAME = new RegExp(`^[${START}][-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}${START}]*$`, 'u');

/** Nearly every name is ASCII, and those are told apart in a fraction of the time. */
const ASCII_NAME = /^[A-Za-z_][-.\w]*$/;

/** Whether a text is a name of XML without a colon. */
export const isNcName = (text: string): boolean => ASCII_NAME.test(text) || NC_NAME.test(text);
