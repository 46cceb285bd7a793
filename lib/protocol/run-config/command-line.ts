import { type Plain, leavesOf } from './overlay';

/** The line of a shell that starts a run with these changes to a preset; server/cli/settings.ts reads it back. */
export function commandLineOf(preset: string, changes: Plain): string {
  const settings = leavesOf(changes).map(([path, value]) => ` --set ${quoted(`${path}=${textOf(value)}`)}`);
  return `npx ganscope train --preset ${preset}${settings.join('')}`;
}

/** JSON, but a word as it is where it does not read as JSON. */
function textOf(value: unknown): string {
  const text = JSON.stringify(value);
  return typeof value === 'string' && /^(?!(?:true|false|null)$)[a-z][\w-]*$/i.test(value) ? value : text;
}

/** As it is where a shell takes every character for itself. */
const quoted = (word: string) => (/^[\w.,:/=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
