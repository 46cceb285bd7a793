import { Command } from 'commander';
import { readConfig } from '../../config';

const MARK = { ok: 'ok  ', note: 'note', fail: 'FAIL' };

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what this machine can do, and the fix for what it cannot.')
    .action(async () => {
      const { CHECKS } = await import('../doctor/checks');
      const config = readConfig(process.env);
      let failed = 0;
      for (const { title, check } of CHECKS) {
        const finding = await check(config);
        if (finding.state === 'fail') failed += 1;
        console.log(`${MARK[finding.state]}  ${title.padEnd(15)} ${finding.found}`);
        if (finding.fix) console.log(`${' '.repeat(22)}fix: ${finding.fix}`);
      }
      if (failed > 0) process.exitCode = 1;
    });
}
