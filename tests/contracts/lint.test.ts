import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Schema, hasPlace } from '@/app/_views/config-form/schema';
import { CHECKS } from '@/lib/lint/registry';
import { lintWarning } from '@/lib/protocol/lint';
import { runConfigJsonSchema } from '@/lib/protocol/run-config';
import { checkConfig } from '@/lib/protocol/run-config/check';
import { overlay } from '@/lib/protocol/run-config/overlay';
import { PRESETS, PROVOKED, QUICK, quickWith } from '../lib/lint/support/configs';

const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => basename(name, ending))
    .sort();
const ids = CHECKS.map(({ meta }) => meta.id).sort();
const SCHEMA = runConfigJsonSchema() as Schema;

it('every check has a file, a line in the registry, a page, a test and what provokes it', () => {
  expect(namesIn('lib/lint/checks', '.ts')).toEqual(ids);
  expect(namesIn('lib/lint/pages', '.md')).toEqual(ids);
  expect(namesIn('tests/lib/lint/checks', '.test.ts')).toEqual(ids);
  expect(Object.keys(PROVOKED).sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(CHECKS.map((check) => [check.meta.id, check] as const))('%s', (id, { meta, check }) => {
  const page = existsSync(`lib/lint/pages/${id}.md`) ? readFileSync(`lib/lint/pages/${id}.md`, 'utf8') : '';
  const provoked = PROVOKED[id]!.map(quickWith);
  const configs = [...PRESETS.map(({ config }) => config), ...Object.values(PROVOKED).flat().map(quickWith)];

  it('says what it is, on a page with its title and references', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(meta.title).toMatch(/^[A-Z].+[^.]$/);
    expect(page.split('\n')[0]).toBe(`# ${meta.title}`);
    for (const heading of ['What it sees', 'Why it matters', 'When it is wrong'])
      expect(page).toContain(`## ${heading}`);
    expect(meta.references.length).toBeGreaterThan(0);
    for (const reference of meta.references) expect(page).toContain(`- ${reference}\n`);
    if (meta.lesson !== undefined) expect([1, 2, 3, 4, 5, 6, 7]).toContain(meta.lesson);
  });

  it('speaks of what provokes it, and not of the demo', () => {
    for (const config of provoked) expect(check(config)).not.toEqual([]);
    expect(check(QUICK)).toEqual([]);
  });

  it('says it at a setting, in sentences', () => {
    for (const config of configs) {
      for (const warning of check(config)) {
        expect(lintWarning.safeParse({ check: id, ...warning }).success).toBe(true);
        expect(hasPlace(SCHEMA, config, warning.path)).toBe(true);
        expect(warning.message).toMatch(/^[A-Z0-9].*\.$/);
        expect(warning.reason).toMatch(/^[A-Z0-9].*\.$/);
        expect(warning.fix.title).toMatch(/^[A-Z0-9].*[^.]$/);
        expect(JSON.stringify(warning)).not.toMatch(/undefined|NaN|Infinity|null/);
      }
    }
  });

  it('has a fix that can be trained, and after which it says nothing there', () => {
    for (const config of configs) {
      for (const { path, fix } of check(config)) {
        const fixed = checkConfig(overlay(config, fix.settings));
        expect(fixed).toMatchObject({ ok: true });
        if (fixed.ok) expect(check(fixed.value).map((left) => left.path)).not.toContainEqual(path);
      }
    }
  });

  it('leaves the configuration as it is', () => {
    for (const config of configs) {
      const before = structuredClone(config);
      check(config);
      expect(config).toEqual(before);
    }
  });
});
