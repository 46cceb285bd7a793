import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { freshDataDir } from '../support/server';

/** The command line as a user types it, in one data folder, with no server running. */
describe('the command line', () => {
  const dataDir = freshDataDir();
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const ganscope = (words: string, env: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['server/bin/ganscope.mjs', ...words.split(' ')], {
      env: { ...process.env, GANSCOPE_DATA: dataDir, PORT: '0', ...env },
      encoding: 'utf8',
    });

  it('trains, lists and exports the steps asked for', () => {
    const train = ganscope('train --preset mnist-quick --steps 4 --set seed=9 --name tiny');
    expect(train.stderr).toContain('run #1 finished at step 4');
    expect(train.status).toBe(0);

    const [listed] = ganscope('runs --json').stdout.trim().split('\n');
    expect(JSON.parse(listed!)).toMatchObject({ id: 1, name: 'tiny', state: 'finished', step: 4 });

    const rows = ganscope('export 1').stdout.trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { step: number }).step)).toEqual([1, 2, 3, 4]);
    expect(ganscope('export 1 --format csv').stdout.trim().split('\n')).toHaveLength(5);
  });

  it.each([
    ['train --preset nope', 'preset "nope" does not exist; there are mnist-quick'],
    ['train --preset mnist-quick --set foo=1', 'Unrecognized key: "foo"'],
    ['train --preset mnist-quick --set seed', 'seed'],
    ['train --preset mnist-quick --steps 0', 'give a whole number from 1'],
    ['export 9', 'there is no run "9"'],
    ['export x', 'give the number of a run'],
  ])('%s is refused with what is wrong', (words, message) => {
    const { status, stderr, stdout } = ganscope(words);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
  });

  it('names an environment variable that is malformed', () => {
    const { status, stderr } = ganscope('runs', { PORT: 'abc' });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT is "abc"');
  });

  it('examines the machine line by line', () => {
    const { status, stdout } = ganscope('doctor');
    expect(status).toBe(0);
    for (const title of ['Node', 'backend', 'better-sqlite3', 'test browser', 'port', 'database', 'disk'])
      expect(stdout).toMatch(new RegExp(`^(ok|note) +${title} `, 'm'));
  });

  it.each(['runs', 'serve', 'train --preset mnist-quick', 'doctor'])(
    '%s says so where SQLite was built for another Node',
    (words) => {
      const { status, stderr, stdout } = ganscope(words, {
        NODE_OPTIONS: '--require ./tests/server/children/other-abi.cjs',
      });
      expect(status).toBe(1);
      expect(stdout + stderr).toContain(`not built for this Node (${process.version}`);
      expect(stdout + stderr).toContain('npm rebuild better-sqlite3');
      expect(stderr).not.toContain('    at ');
    },
  );
});
