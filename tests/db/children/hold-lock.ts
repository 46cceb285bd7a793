import { lockDataDir } from '@/db/lock';

/** Holds the lock of a folder until it is killed. */
lockDataDir(process.argv[2] ?? '');
process.stdout.write('locked\n');
process.stdin.resume();
