import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesBelow } from '@/server/native/download';
import { freshDataDir } from '../../support/server';

describe('the bytes below a folder', () => {
  const folder = freshDataDir();
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those of all its files', () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'one'), '12345');
    writeFileSync(join(folder, 'a/b/two'), '123');
    expect(bytesBelow(folder)).toBe(8);
  });

  it('are none where it is gone already', () => {
    expect(bytesBelow(join(folder, 'gone'))).toBe(0);
  });
});
