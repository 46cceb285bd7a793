import { readFileSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePresets } from '@/lib/gan/presets/registry';
import losses from '@/app/new/presets/losses.json';

const FOLDER = 'app/new/presets';
const FETCHED = ['fashion-mnist', 'cifar10'];
const pictures = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.webp') ? [file.slice(0, -5)] : []));
const table = readFileSync(`${FOLDER}/pictures.ts`, 'utf8');

describe('the pictures of the presets', () => {
  it('are there for every preset whose data come with the package, and for no other', () => {
    const shown = parsePresets().filter(({ config }) => !FETCHED.includes(config.dataset.id));
    expect(pictures.toSorted()).toEqual(shown.map(({ id }) => id).sort());
    expect(Object.keys(losses).sort()).toEqual(pictures.toSorted());
  });

  it.each(pictures)('%s is a line of the table, of a few kilobytes, with its losses', (id) => {
    expect(table).toContain(`from './${id}.webp'`);
    expect(table).toContain(`  '${id}': `);
    expect(statSync(`${FOLDER}/${id}.webp`).size).toBeLessThan(16_000);
    const { steps, d, g } = losses[id as keyof typeof losses];
    expect(steps).toBeGreaterThanOrEqual(500);
    expect([d.length, g.length]).toEqual([40, 40]);
  });
});
