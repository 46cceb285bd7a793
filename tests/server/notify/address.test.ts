import { describe, expect, it } from 'vitest';
import { addressesOf, isRefused } from '@/server/notify/address';
import { hostOf, webAddress } from '@/server/notify/web-address';

const METADATA = [
  'http://169.254.169.254/latest/meta-data/',
  'http://169.254.0.1/',
  'http://2852039166/', // the same address in decimal, hexadecimal, octal and short
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'http://169.254.169.254./',
  'http://①⑥⑨.254.169.254/',
  'http://%31%36%39.254.169.254/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::169.254.169.254]/',
  'http://[64:ff9b::169.254.169.254]/',
  'http://[2002:a9fe:a9fe::1]/',
  'http://[fe80::1]/',
  'http://[febf::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fd20:ce::254]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://0.0.0.0:3000/',
  'http://0/',
  'http://[::]/',
  'http://[::ffff:0.0.0.0]/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[ff02::1]/',
];

describe('an address of a webhook', () => {
  it.each(METADATA)('%s is refused', (url) => {
    expect(webAddress.safeParse(url).error?.issues[0]?.message).toContain('nothing is sent there');
  });

  it.each([
    'http://127.0.0.1:9000/hook',
    'http://localhost/hook',
    'http://[::1]:9000/',
    'http://10.0.0.5/',
    'http://192.168.1.20/',
    'http://[fd12:3456::1]/',
    'http://100.100.100.201/',
    'https://hooks.slack.com/services/T/B/x',
    ' https://example.org/hook?key=1 ',
  ])('%s is taken', (url) => expect(webAddress.safeParse(url).success).toBe(true));

  it.each([
    ['', 'no web address'],
    ['example.org/hook', 'no web address'],
    ['http://', 'no web address'],
    ['http://exa mple.org/', 'no web address'],
    ['http://1.2.3.4.5/', 'no web address'],
    ['ftp://example.org/', 'https:// or http://'],
    ['file:///etc/passwd', 'https:// or http://'],
    ['javascript:alert(1)', 'https:// or http://'],
    ['https://me:word@example.org/', 'leave the name and password out'],
    ['https://me@example.org/', 'leave the name and password out'],
    [`https://example.org/${'x'.repeat(2000)}`, '2000'],
  ])('%.30s is refused with its fix', (url, message) =>
    expect(webAddress.safeParse(url).error?.issues[0]?.message).toContain(message),
  );
});

describe('a name', () => {
  const resolving =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

  it('is refused where any of its addresses is', async () => {
    for (const url of METADATA) {
      const bad = hostOf(new URL(url)).replace(/\.$/, '');
      expect(isRefused(bad)).toBe(true);
      await expect(addressesOf('inside.example', resolving('10.0.0.1', bad))).rejects.toThrow(
        `inside.example is ${bad}, which is a link-local`,
      );
    }
  });

  it('is taken with all its addresses; an address needs no asking', async () => {
    const found = await addressesOf('here.example', resolving('127.0.0.1', '::1'));
    expect(found.map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
    const never = () => Promise.reject(new Error('asked'));
    expect(await addressesOf('10.1.2.3', never)).toEqual([{ address: '10.1.2.3', family: 4 }]);
    await expect(addressesOf('nowhere.example', resolving())).rejects.toThrow('has no address');
  });
});
