import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDiagnosis } from '@/lib/diagnostics/engine';
import { FIXES } from '@/lib/diagnostics/fixes';
import { RULES } from '@/lib/diagnostics/registry';
import { Signals } from '@/lib/diagnostics/signals/signals';
import { LEVELS, LOSS_FAMILIES } from '@/lib/protocol/entities';
import { EVALUATION_TAGS, TAG, gradNormTag, inactiveTag, updateRatioTag } from '@/lib/protocol/tags';
import { seeded, wildValue } from '@/tests/db/support/random';
import { factsOf, tell } from '../lib/diagnostics/support/tell';

const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending))
    .sort();
const ids = RULES.map(({ meta }) => meta.id).sort();

describe('every rule', () => {
  it('has a file, a line in the registry, a page and a test of its own', () => {
    expect(namesIn('lib/diagnostics/rules', '.ts')).toEqual(ids);
    expect(namesIn('lib/diagnostics/pages', '.md')).toEqual(ids);
    expect(namesIn('tests/lib/diagnostics/rules', '.test.ts')).toEqual(ids);
  });
  it('is there once', () => expect(new Set(ids).size).toBe(ids.length));
});

/** Every signal a rule may look at. */
const TAGS = [
  ...Object.values(TAG),
  ...['dense', 'up1'].flatMap((layer) => [
    gradNormTag('g', layer),
    updateRatioTag('g', layer),
    inactiveTag('g', layer),
  ]),
  ...['conv1', 'logit'].flatMap((layer) => [gradNormTag('d', layer), gradNormTag('d_real', layer)]),
];

/** A run in which everything happens: calm, runaway, zero and wild stretches of every signal. */
function* adventures(seed: number, steps: number) {
  const random = seeded(seed);
  for (let step = 1; step <= steps; step += 1) {
    const mood = Math.floor(step / 150) % 4;
    const values = new Map<string, number>();
    for (const tag of TAGS) {
      const evaluation = EVALUATION_TAGS.some((one) => one === tag);
      if (evaluation && step % 50 !== 0) continue;
      if (mood === 0) values.set(tag, 0.5 + random());
      if (mood === 1) values.set(tag, 1e-7 * random());
      if (mood === 2) values.set(tag, step * random());
      if (mood === 3 && random() < 0.9) values.set(tag, wildValue(random));
    }
    yield { step, values };
  }
}

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (id, rule) => {
  const { meta } = rule;
  const page = existsSync(`lib/diagnostics/pages/${id}.md`)
    ? readFileSync(`lib/diagnostics/pages/${id}.md`, 'utf8')
    : '';
  const families = meta.losses === 'all' ? [...LOSS_FAMILIES, null] : meta.losses;

  it('says what it is', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(meta.title).toMatch(/^[A-Z].+[^.]$/);
    expect(LEVELS).toContain(meta.level);
    expect(meta.description).toMatch(/\.$/);
    expect(Object.keys(meta.messages).length).toBeGreaterThan(0);
    expect(families.length).toBeGreaterThan(0);
    expect([...meta.tags, ...(meta.alsoReads ?? [])].length).toBeGreaterThan(0);
    for (const remedy of meta.remedies) expect(Object.keys(FIXES)).toContain(remedy);
  });

  it('has a page with its title, every option with its default, and its references', () => {
    expect(page.split('\n')[0]).toBe(`# ${meta.title}`);
    const defaults = new Map(
      [...page.matchAll(/^- `(\w+)` \(([^)]+)\)/gm)].map(([, name, value]) => [name, Number(value)]),
    );
    expect(Object.fromEntries(defaults)).toEqual(meta.options);
    for (const reference of meta.references) expect(page).toContain(reference);
    for (const heading of ['What it sees', 'Why it matters', 'When it is wrong'])
      expect(page).toContain(`## ${heading}`);
  });

  it.each([1, 500])('says nothing of 19 points %i steps apart', (every) => {
    const calm = Object.fromEntries(TAGS.map((tag) => [tag, 1e-6]));
    const sure = tell(
      [{ points: 19, every, values: { ...calm, [TAG.nonFinite]: 0 } }],
      factsOf(families[0]),
      [rule],
    );
    expect(sure.told).toEqual([]);
  });

  it.each(families)('survives everything with the loss %s, and fills its messages', (family) => {
    const diagnosis = createDiagnosis(factsOf(family), [rule]);
    for (const point of adventures(7, 3000)) {
      for (const { kind, level, message } of diagnosis.observe(point).changes) {
        expect(kind).not.toBe('disabled');
        expect(LEVELS.indexOf(level)).toBeLessThanOrEqual(LEVELS.indexOf(meta.level));
        if (kind === 'entered') expect(message).toMatch(/\S{3}/);
        expect(message).not.toMatch(/undefined|\{\w+\}/);
      }
    }
  });

  it('says the same of the same run', () => {
    const twice = [1, 2].map(() => {
      const diagnosis = createDiagnosis(factsOf(families[0]), [rule]);
      return [...adventures(3, 2000)].flatMap((point) => diagnosis.observe(point).changes);
    });
    expect(twice[0]).toEqual(twice[1]);
  });

  it('stays silent where its signals are not measured', () => {
    const bystander = { 'other/thing': 0 };
    expect(tell([{ points: 3000, values: bystander }], factsOf(families[0]), [rule]).told).toEqual([]);
  });

  it('takes other options than its own', () => {
    const changed = Object.fromEntries(Object.keys(meta.options).map((name) => [name, 1]));
    expect(() => rule.create(factsOf(families[0]), new Signals(), changed)).not.toThrow();
  });
});
