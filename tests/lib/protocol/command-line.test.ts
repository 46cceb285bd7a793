import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import { commandLineOf } from '@/lib/protocol/run-config/command-line';
import { changesFrom, overlay } from '@/lib/protocol/run-config/overlay';
import { parseSettings } from '@/server/cli/settings';

/** The words that a shell makes of a line. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
const settingsOf = (line: string) =>
  parseSettings(wordsOf(line).filter((_, index, words) => words[index - 1] === '--set'));

const presets = parsePresets();

it.each(presets.map(({ id, config }) => [id, config] as const))(
  'from %s to each other preset and back through a shell',
  (id, base) => {
    for (const { config: wanted } of presets) {
      const line = commandLineOf(id, changesFrom(base, wanted));
      expect(wordsOf(line).slice(0, 5)).toEqual(['npx', 'ganscope', 'train', '--preset', id]);
      expect(overlay(base, settingsOf(line))).toEqual(wanted);
    }
  },
);

it.each([`it's "here" $HOME`, 'a=b', '7', 'null', 'true', '', '`id`', 'two\nlines', 'wasm'])(
  'the text %j stays as it is',
  (path) => {
    expect(settingsOf(commandLineOf('mnist-quick', { dataset: { path } }))).toEqual({ dataset: { path } });
  },
);

it('reads as one would type it', () => {
  expect(
    commandLineOf('mnist-quick', { seed: 2, backend: 'wasm', labels: { real: [0.9, 1] }, penalty: null }),
  ).toBe(
    `npx ganscope train --preset mnist-quick --set seed=2 --set backend=wasm --set 'labels.real=[0.9,1]' --set penalty=null`,
  );
});
