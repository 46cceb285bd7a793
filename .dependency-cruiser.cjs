/** Who may import whom. Each law carries its reason; ARCHITECTURE.md draws the house. */
const law = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const OUTSIDE_LIB_PROTOCOL = '^(app|server|db|lib/(?!protocol)|node_modules/(?!zod))';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    law('no-cycles', 'A cycle has no first file to understand.', {}, { circular: true }),
    law(
      'protocol-stands-alone',
      'The contract is read by every process, the browser included.',
      { path: '^lib/protocol' },
      { path: OUTSIDE_LIB_PROTOCOL },
    ),
    law(
      'protocol-no-node',
      'The contract also runs in the browser.',
      { path: '^lib/protocol' },
      { dependencyTypes: ['core'] },
    ),
    law(
      'series-stands-alone',
      'Pure number code: the same in the trainer, the server and the browser.',
      { path: '^lib/series' },
      { pathNot: '^lib/series' },
    ),
    law(
      'diagnostics-sees-numbers',
      'A rule sees numbers only; live and stored runs are judged by the same code.',
      { path: '^lib/diagnostics' },
      { pathNot: '^lib/(diagnostics|protocol|series)' },
    ),
    law(
      'no-rule-imports-a-rule',
      'Rules stay independent; what they share belongs in lib/series or the signals.',
      { path: '^lib/diagnostics/rules/([^/]+)' },
      { path: '^lib/diagnostics/rules/', pathNot: '$1' },
    ),
    law(
      'lint-sees-a-configuration',
      'A check sees a parsed configuration only: the same in the form, the server and the command line.',
      { path: '^lib/lint' },
      { pathNot: '^lib/(lint|protocol)' },
    ),
    law(
      'no-check-imports-a-check',
      'Checks stay independent; what they share stands beside them.',
      { path: '^lib/lint/checks/([^/]+)' },
      { path: '^lib/lint/checks/', pathNot: '$1' },
    ),
    law(
      'lint-in-the-form-only',
      'Pages that watch a run are to stay light.',
      { path: '^app', pathNot: '^app/_views/new-run/' },
      { path: '^lib/lint' },
    ),
    law(
      'compare-sees-numbers',
      'What a comparison says is worked out the same for the page, the command line and a report.',
      { path: '^lib/compare' },
      { pathNot: '^lib/(compare|protocol|series)' },
    ),
    law(
      'native-is-a-place',
      'Where an installed backend lies and whether it can be trusted: read by the trainer, the server and the command line.',
      { path: '^lib/native' },
      { path: '^(app|server|db|lib/(?!native|protocol))|node_modules/@tensorflow' },
    ),
    law(
      'gan-knows-no-rules',
      'The trainer measures; it does not judge, store or serve.',
      { path: '^lib/gan' },
      { path: '^(app|server|db|lib/(diagnostics|lint))' },
    ),
    law(
      'tfjs-in-the-trainer-only',
      'TensorFlow.js costs 100 MB and seconds to load.',
      { pathNot: '^(lib/gan|server/trainer|tests|node_modules)' },
      { path: 'node_modules/@tensorflow' },
    ),
    law(
      'gan-through-the-trainer',
      'Only the trainer process may reach TensorFlow.js, through lib/gan.',
      { path: '^(app|db|server/(?!trainer))' },
      { path: '^lib/gan' },
    ),
    law(
      'trainer-is-alone',
      'The child process knows the GAN and the contract, nothing of the server.',
      { path: '^server/trainer' },
      { path: '^(app|db|server/(?!trainer)|lib/(diagnostics|lint))' },
    ),
    law(
      'trainer-is-forked',
      'The trainer is started as a process, never imported.',
      { path: '^(app|db|lib|server/(?!trainer))' },
      { path: '^server/trainer' },
    ),
    law(
      'sqlite-in-db-only',
      'One room knows SQL; the rest speaks of runs and points.',
      { path: '^(app|lib|server)' },
      { path: 'node_modules/better-sqlite3' },
    ),
    law(
      'db-knows-the-contract',
      'Storage knows entities and numbers, not who asks.',
      { path: '^db' },
      { path: '^(app|server|lib/(?!protocol|series))' },
    ),
    law(
      'db-for-the-server',
      'The server owns the only write handle.',
      { path: '^(app|lib)' },
      { path: '^db' },
    ),
    law(
      'app-talks-by-wire',
      'Next bundles app/ apart: an imported server singleton would be a second copy.',
      { path: '^app' },
      { path: '^(server|db)' },
    ),
    law(
      'report-shares-pure-code',
      'Of the pages the server takes what computes and what is drawn without a browser, for reports alone.',
      { path: '^server' },
      {
        path: '^app',
        pathNot:
          '^app/(_charts/([^/]+-series|svg-[^/]+|mako|place-labels|ribbon-segments)|_components/(format|marks|run-mark|nearest-sample)|_views/run/(configuration-rows|run-charts-series))[.]tsx?$',
      },
    ),
    law(
      'only-reports-are-drawn',
      'The rest of the server knows no pages.',
      { path: '^server/(?!report)' },
      { path: '^app' },
    ),
    law('app-no-node', 'Pages run in the browser.', { path: '^app' }, { dependencyTypes: ['core'] }),
    law(
      'no-production-imports-tests',
      'Tests mirror the tree from outside.',
      { path: '^(app|server|lib|db)' },
      { path: '^tests' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
