/** A field of a line, as RFC 4180 has it: in quotes where it would be taken for more than one. */
export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
