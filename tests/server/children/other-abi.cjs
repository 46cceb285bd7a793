// Loaded before the program: SQLite's native module fails as it does where it was built for another Node.
const load = process.dlopen;
process.dlopen = (module, filename, ...flags) => {
  if (!filename.endsWith('better_sqlite3.node')) return load.call(process, module, filename, ...flags);
  throw Object.assign(
    new Error(`The module '${filename}' was compiled against a different Node.js version`),
    {
      code: 'ERR_DLOPEN_FAILED',
    },
  );
};
