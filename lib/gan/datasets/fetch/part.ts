import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '@/lib/protocol/errors';

/**
 * A file on its way. The name says which process writes it, so that two at once do not write into each other's; what a
 * process left behind is taken over by renaming it, which only one of several can do.
 */
export function claimPart(target: string): string {
  const own = join(dirname(target), `${basename(target)}.${process.pid}-${randomUUID().slice(0, 8)}.part`);
  for (const left of leftParts(target)) {
    try {
      renameSync(left, own);
      return own;
    } catch {
      // Another process took it first.
    }
  }
  return own;
}

/** Whole and right: it gets its name, and what others left of it goes. */
export function finishPart(own: string, target: string): void {
  renameSync(own, target);
  for (const left of leftParts(target)) rmSync(left, { force: true });
}

/** Left for who comes next, where there is anything of it. */
export function leavePart(own: string, target: string): void {
  if (existsSync(own)) renameSync(own, `${target}.part`);
}

function leftParts(target: string): string[] {
  const folder = dirname(target);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(target)}.`) && name.endsWith('.part'))
    .filter((name) => {
      const owner = /\.(\d+)-[0-9a-f]{8}\.part$/.exec(name)?.[1];
      return owner === undefined || !isAlive(Number(owner));
    })
    .map((name) => join(folder, name));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM'); // someone else's
  }
}
