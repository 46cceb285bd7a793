import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';

it('the table of the README has every preset, in the order of the page', () => {
  const [, table = ''] = /^\| preset \| shows \|\n(.*?)\n\n/ms.exec(readFileSync('README.md', 'utf8')) ?? [];
  const ids = [...table.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, id]) => id);
  expect(ids).toEqual(parsePresets().map(({ id }) => id));
});
