import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findAdapter } from '@/lib/native/adapter';
import { offer } from '@/lib/native/offer';
import { freshDataDir } from '../support/server';
import { hasTensorflow } from '../support/tensorflow';

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

  it('forks a run from its checkpoint, and trains on from there', () => {
    const fork = ganscope('fork 1 --from 4 --set totalSteps=6 --name on');
    expect(fork.stderr).toContain('run #2 "on", 6 steps');
    expect(fork.stderr).toContain('run #2 finished at step 6');
    const rows = ganscope('export 2').stdout.trim().split('\n');
    expect(rows.map((row) => (JSON.parse(row) as { step: number }).step)).toEqual([5, 6]);
    expect(ganscope('stop 2').stderr).toContain('run 2 is finished: stop is not possible');
  });

  it('trains a sweep, and says where it is compared', () => {
    const { stderr, status } = ganscope(
      'sweep --run 1 --over seed=1,2 --over labels.real=[0.9,1] --set totalSteps=2 --name two',
    );
    expect(stderr).toMatch(/sweep 3: 2 runs; also at \S+\/compare\?runs=3,4\n/);
    expect(stderr).toMatch(
      /run #3 "two: seed 1, real \[0.9,1\]"[^]*run #3 finished[^]*run #4 finished at step 2/,
    );
    expect(status).toBe(0);
  });

  it('compares runs: where they part, what they came to, what differs', () => {
    expect(ganscope('train --preset mnist-quick --steps 4 --set seed=8 --name other').status).toBe(0);
    const { status, stdout } = ganscope('compare 1 #5');
    expect(status).toBe(0);
    expect(stdout).toContain('#5 against #1: Too few common steps to say where they part.');
    expect(stdout).toMatch(/^ +#1 tiny +#5 other +difference$/m);
    expect(stdout).toMatch(/^D loss, last +\d/m);
    expect(stdout).toMatch(/^seed +9 +8$/m);

    expect(ganscope('compare 1 5 --format csv').stdout).toMatch(/^metric,#1 tiny,#5 other\n/);
    expect(ganscope('compare 1 5 --format markdown').stdout).toContain('| D loss, last | ');
    const all = JSON.parse(ganscope('compare 1 5 --format json').stdout) as Record<string, unknown[]>;
    expect([all['runs'], all['partings']].map((list) => list?.length)).toEqual([2, 1]);
  });

  it('warns of settings before a run and without one, and fails for none of it', () => {
    expect(ganscope('train --preset mnist-quick --steps 4 --set latentDim=2').stderr).toMatch(
      /^warning: latentDim: .*\n[^]*fix: Take 64: --set latentDim=64\n[^]*run #\d+ finished/,
    );

    const quiet = ganscope('lint --preset mnist-quick');
    expect(quiet).toMatchObject({ status: 0, stdout: 'nothing to warn of\n' });

    const file = join(dataDir, 'changes.json');
    writeFileSync(file, JSON.stringify({ latentDim: 2, loss: 'bce_minimax' }));
    const { status, stdout } = ganscope(
      `lint --preset mnist-quick --config ${file} --set latentDim=3 --json`,
    );
    expect(status).toBe(0);
    const warnings = stdout.trim().split('\n');
    expect(warnings.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { check: 'minimax-loss', path: ['loss'], fix: { settings: { loss: 'bce_ns' } } },
      { check: 'small-latent', message: expect.stringContaining('3 numbers') as string },
    ]);
  });

  it('judges logs of its own export, in a table and as JSON, and starts no server for it', () => {
    const elsewhere = join(dataDir, 'none');
    for (const format of ['jsonl', 'csv']) {
      const file = join(dataDir, `run.${format}`);
      writeFileSync(file, ganscope(`export 1 --format ${format}`).stdout);
      const { status, stdout } = ganscope(`diagnose --json --loss bce_ns ${file}`, {
        GANSCOPE_DATA: elsewhere,
      });
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        id: `run.${format}`,
        verdicts: [{ step: 1, verdict: 'starting' }],
        final: 'starting',
        findings: [],
      });
      expect(ganscope(`diagnose ${file}`).stdout).toContain('The loss of this run is not known');
    }
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('judges the files that can be read, and fails for those that cannot', () => {
    const good = join(dataDir, 'good.csv');
    writeFileSync(good, 'step,d_loss,g_loss\n1,1,1\n2,nan,1\n');
    const { status, stdout, stderr } = ganscope(`diagnose ${join(dataDir, 'gone.csv')} ${good}`);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ganscope: \S*gone.csv does not exist/);
    expect(stdout).toContain('critical  non-finite');
    expect(stdout).toContain('Broken: loss/d is NaN at step 2');
  });

  it.each([
    ['train --preset nope', 'preset "nope" does not exist; there are mnist-quick'],
    ['train --preset mnist-quick --set foo=1', 'Unrecognized key: "foo"'],
    ['train --preset mnist-quick --set seed', 'seed'],
    ['train --preset mnist-quick --steps 0', 'give a whole number from 1'],
    ['fork 1 --from 3', 'run 1 has no checkpoint of step 3; it has 4'],
    ['fork 1 --from 4 --set seed=3', 'seed: cannot change from a checkpoint'],
    ['fork 1 --from x', 'give the step of a checkpoint, or 0'],
    ['sweep --over seed=1', 'say what to start from'],
    ['sweep --run 1 --over seed', 'write key=value,value'],
    ['lint', 'say what to look at'],
    ['lint --preset mnist-quick --set totalSteps=0', 'totalSteps: 0 is too small'],
    ['lint --config gone.json', 'gone.json: ENOENT'],
    ['export 9', 'there is no run "9"'],
    ['export x', 'give the number of a run'],
    ['compare 1', 'runs names 1; give 2 to 10 different ones'],
    ['compare 1 99', 'there is no run "99"'],
    ['compare 1 x', 'give numbers of runs'],
    ['diagnose --loss mse log.csv', 'Allowed choices are bce_ns'],
    ['diagnose --label-floor 0.7 log.csv', 'give a number from 0 to under 0.693'],
    ['diagnose nothing.csv', 'nothing.csv does not exist'],
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

  it.skipIf(!hasTensorflow)('trains MNIST on native TensorFlow', () => {
    const train = ganscope('train --preset mnist-quick --steps 40 --set backend=tensorflow');
    expect(train.stderr).toContain('finished at step 40');
    const [listed] = ganscope('runs --json').stdout.split('\n');
    expect(JSON.parse(listed!)).toMatchObject({ backend: 'tensorflow', state: 'finished', step: 40 });
  });

  it('lists the backends, says what is not installed, and removes nothing then', async () => {
    const adapter = await findAdapter();
    const nowhere = { GANSCOPE_BACKENDS: join(dataDir, 'backends') };
    expect(
      ganscope('backend list', nowhere)
        .stdout.split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['tensorflow', `not installed; ${offer()}`],
      ['webgpu', adapter.ok ? adapter.name : adapter.why],
      ['wasm', expect.stringContaining('always there')],
      ['cpu', expect.any(String)],
      [''],
    ]);
    expect(ganscope('backend remove', nowhere).stdout).toContain('nothing is installed in');
    expect(ganscope('backend install torch', nowhere)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Allowed choices are tensorflow') as string,
    });
  });

  it('examines the machine line by line', () => {
    const { status, stdout } = ganscope('doctor');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ok +backend +\S+ on \d+ cores: /m);
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
