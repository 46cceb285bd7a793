import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['./tests/support/setup.ts'],
    reporters: ['default', './tests/support/closing-line.ts'],
    // Two cores are the machine this is made for; training, browsers and servers share them.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
