import { z } from 'zod';
import { isRefused } from './address';
import { MASK } from './mask';

/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** Where a webhook goes. The address often is the key, so it counts as a secret. */
export const webAddress = z
  .string()
  .trim()
  .max(2000)
  .superRefine((text, context) => {
    const wrong = whatIsWrong(text);
    if (wrong) context.addIssue(wrong);
  });

function whatIsWrong(text: string): string | null {
  if (!URL.canParse(text)) return 'this is no web address: give one such as https://example.org/hook';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `${url.protocol}// is not possible: give an address with https:// or http://`;
  if (text.includes(MASK)) return 'this is the masked address: give it whole';
  if (url.username || url.password) return 'leave the name and password out of the address';
  // The parser has read 0xa9fea9fe, 2852039166 and the like as what they are.
  if (isRefused(hostOf(url)))
    return `${url.hostname} is a link-local, metadata or unspecified address: nothing is sent there`;
  return null;
}
